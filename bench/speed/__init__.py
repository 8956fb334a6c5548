"""python -m bench speed: what people feel, beside what bounds it and what they would use instead."""
