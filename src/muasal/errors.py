"""Every error a user of Muasal can meet.

MuasalError
├── InputError        an article, file or address that cannot be used; the rest of the batch goes on
│   ├── FetchError    an address that was refused or could not be fetched
│   └── ExtractError  bytes out of which no article text came
├── UsageError        a question that makes no sense: an unknown id, an impossible option
│   └── ConflictError somebody else was quicker: what was looked at has changed since
├── TableError        a broken table or parser in the package; names the file and the line
└── LedgerError       a ledger that cannot be opened, read or written

A message says what was being done, with what, and what to try.
"""


class MuasalError(Exception):
    """Base of all errors raised on purpose."""


class InputError(MuasalError):
    """One input that cannot be used."""


class FetchError(InputError):
    """One address that was refused, or could not be fetched."""


class ExtractError(InputError):
    """Bytes out of which no article text came."""


class UsageError(MuasalError):
    """A question that makes no sense."""


class ConflictError(UsageError):
    """What was to be changed has been changed by somebody else since it was looked at."""


class TableError(MuasalError):
    """A broken table or parser; the message names file and line."""


class LedgerError(MuasalError):
    """A ledger that cannot be opened, read or written."""
