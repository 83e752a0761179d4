"""The public record as static files that read without a server."""
