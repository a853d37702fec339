internal import MarkdownAST
