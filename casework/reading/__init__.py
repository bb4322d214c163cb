"""What pages show: each function makes one call of the gate and returns frozen values."""
