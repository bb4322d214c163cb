"""How gunicorn serves the site: threads, and log lines of class and place only."""

from config.reporting import LOGGING

worker_class = "gthread"
workers = 1
threads = 4
logconfig_dict = LOGGING
# Nothing of a request's content may reach a file.
accesslog = None
