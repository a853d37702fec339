import MarkdownFormat
import Testing
