"""Why the program will not start or go on: one clear line, exit status 2."""


class RefusalError(Exception):
    """The operator has to change something; the text says what."""
