"""The public record as files: pages that read without a server or script, and the log that anyone can check."""
