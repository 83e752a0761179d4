"""Time-use diaries beside what people say of themselves."""
