"""The course as files that other programs take in: packages for learning systems, and books."""

FORMS = ("scorm", "cartridge", "epub")
