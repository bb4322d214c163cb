"""Every component with its parameters and variants, on one page; in development and tests alone."""
