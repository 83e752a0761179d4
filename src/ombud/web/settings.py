"""How the web face is set up: safe as it stands, changed by a handful of environment variables."""

from __future__ import annotations

import os
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from ombud.web.database import DATABASE
from ombud.web.place import data_folder, log_name, secret_key

HERE = Path(__file__).resolve().parent
DATA = data_folder()
CITY = os.environ.get("OMBUD_CITY", "")  # shown in the masthead: "Public case files of …"
PRODUCTION = os.environ.get("OMBUD_PRODUCTION") == "1"

SECRET_KEY = secret_key(DATA)
DEBUG = False
ALLOWED_HOSTS = [host for host in os.environ.get("OMBUD_HOSTS", "localhost,127.0.0.1,[::1]").split(",") if host]
LOG_NAME = os.environ.get("OMBUD_LOG_NAME") or log_name(ALLOWED_HOSTS)  # used once, when its key is made
CSRF_TRUSTED_ORIGINS = [f"https://{host.lstrip('.')}" for host in ALLOWED_HOSTS if "*" not in host]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "ombud.web",
    "django.forms",  # after ours, so that our field templates come first
    "allauth",
    "allauth.account",
    "allauth.mfa",
]
MIDDLEWARE = [
    "ombud.web.headers.Headers",
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "ombud.web.kept.Front",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
ROOT_URLCONF = "ombud.web.urls"
WSGI_APPLICATION = "ombud.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "ombud.web.context.city",
            ],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["django.template.loaders.filesystem.Loader", "django.template.loaders.app_directories.Loader"],
                )
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {"default": DATABASE}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 4000},
        "TIMEOUT": 3600,
    }
}

AUTH_USER_MODEL = "web.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "ombud.web.accounts.adapter.Accounts"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
OPEN_SIGN_UP = os.environ.get("OMBUD_OPEN_SIGN_UP") == "1"  # an account without a role can do nothing but read
ACCOUNT_EMAIL_VERIFICATION = "mandatory" if OPEN_SIGN_UP else "none"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_SESSION_REMEMBER = False  # nobody stays signed in on a shared desk
ACCOUNT_RATE_LIMITS = {
    "login_failed": "5/5m/key,20/5m/ip",
    "reset_password": "10/h/ip,3/h/key",
    "hand_in": "60/h/ip",  # answers for a unit's figures: a full room behind one address can, a program cannot
    "meeting_sign_up": "20/5m/ip",  # a library is one address with many people behind it
    "meeting_write": "10/5m/ip",
    "meeting_tell": "10/5m/ip",
    "meeting_code": "20/5m/ip",  # a code has 59 bits
}
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("OMBUD_BEHIND_PROXY") == "1")  # or all visitors were one address
MFA_ADAPTER = "ombud.web.accounts.adapter.SecondFactor"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]  # security keys need script, which no page where people sign in runs
MFA_TOTP_ISSUER = f"Ombud {CITY}".strip()
MFA_TOTP_TOLERANCE = 1  # one step of 30 seconds, for telephones whose clock is off
MFA_ALLOW_UNVERIFIED_EMAIL = True  # accounts are made by the editor, not claimed by strangers
SECOND_FACTOR = os.environ.get("OMBUD_SECOND_FACTOR", "1") != "0"  # for roles that can erase, override, import, invite
POLICY = os.environ.get("OMBUD_POLICY", "")  # a TOML file with the city's gates; empty: the one that Ombud ships
COURSE = os.environ.get("OMBUD_COURSE", "")  # a folder that `ombud learn build` wrote; its sound and film are offered
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "work"
LOGOUT_REDIRECT_URL = "home"
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("sv", _("Swedish")), ("ar", _("Arabic"))]
LOCALE_PATHS = [HERE / "locale"]
USE_I18N = True
FORMAT_MODULE_PATH = ["ombud.web.formats"]
USE_TZ = True
TIME_ZONE = os.environ.get("OMBUD_TIME_ZONE", "Europe/Stockholm")

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True  # straight from the package: there is no step to forget
WHITENOISE_AUTOREFRESH = False
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_MAX_AGE = 365 * 24 * 3600  # an asset's address changes when it does
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": DATA / "files"}},
    "staticfiles": {"BACKEND": "ombud.web.assets.Assets"},
}

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_AGE = 12 * 3600
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = PRODUCTION
CSRF_FAILURE_VIEW = "ombud.web.refusals.forged"
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if os.environ.get("OMBUD_BEHIND_PROXY") == "1" else None
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SECURE_HSTS_PRELOAD = PRODUCTION
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
FILE_UPLOAD_PERMISSIONS = 0o600
