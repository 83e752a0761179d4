"""The course to listen to and to watch: what is said, a voice, sound with chapters, captions, and slides as a film."""
