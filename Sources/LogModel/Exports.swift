// What the API of this library speaks of, so that one import suffices, and the words in which all of its files speak of bytes.
@_exported public import ByteText
@_exported public import MarkdownAST
@_exported public import MarkdownFormat
@_exported public import SecretScan
@_exported public import TextRepair
