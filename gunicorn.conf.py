"""How gunicorn serves the site: threads, and log lines of class and place only."""

from config.reporting import LOGGING

worker_class = "gthread"
workers = 1
threads = 4
# The master has no settings, so it mails nobody; each worker sets its log up again from them.
logconfig_dict = LOGGING | {"root": {"handlers": ["stderr"], "level": "INFO"}}
# Nothing of a request's content may reach a file.
accesslog = None
# One way in: the port.
control_socket_disable = True
