"""English as it is written in Europe: 3 March 2026, 14:05."""

DATE_FORMAT = "j F Y"
DATETIME_FORMAT = "j F Y, H:i"
SHORT_DATE_FORMAT = "Y-m-d"
THOUSAND_SEPARATOR = "\u00a0"
DECIMAL_SEPARATOR = "."
