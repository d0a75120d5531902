"""Pure core of the topics stage."""

from plugins.topics.core.files import add_topic_files, parse_topic_file
from plugins.topics.core.topics import add_topics

__all__ = ["add_topic_files", "add_topics", "parse_topic_file"]
