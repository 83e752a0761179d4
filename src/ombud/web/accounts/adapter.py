"""What is ours in signing in: accounts are made by the editor, and the secret of a second step is kept encrypted."""

from __future__ import annotations

import base64
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.http import HttpRequest


class Accounts(DefaultAccountAdapter):
    """Accounts without open sign-up, unless the city allows it."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002  (allauth gives it)
        return bool(settings.OPEN_SIGN_UP)

    def format_email_subject(self, subject: str) -> str:
        """The city's name before each subject; there is no table of sites to ask."""
        return f"[{' '.join(filter(None, ('Ombud', settings.CITY)))}] {subject}"


class SecondFactor(DefaultMFAAdapter):
    """The second step. A copy of the database alone does not give away anybody's codes."""

    def encrypt(self, text: str) -> str:
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _box().decrypt(encrypted_text.encode()).decode()

    def get_totp_label(self, user: Any) -> str:
        return str(user.email)


def _box() -> Fernet:
    """The key is drawn from the one that signs sessions, which is kept in a file beside the database, not in it."""
    drawn = HKDF(SHA256(), 32, salt=None, info=b"ombud second factor 1").derive(settings.SECRET_KEY.encode())
    return Fernet(base64.urlsafe_b64encode(drawn))
