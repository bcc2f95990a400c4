"""What can be wrong with a request, each shown to the person as one sentence (STYLE §2.8)."""


class AppError(Exception):
    """`key` names a text in `locales/`; `values` fill its variables."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values


class NotFoundError(AppError):
    """What was asked for does not exist, or not for this person."""


class ForbiddenError(AppError):
    """The person has no right to do this."""


class ConflictError(AppError):
    """Something else happened first."""


class RejectedError(AppError):
    """The input cannot be used as it is."""
