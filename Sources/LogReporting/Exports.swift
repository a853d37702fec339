// Re-exports the types in the API of this library, so that one import suffices.
@_exported public import LogChecks
@_exported public import LogModel
@_exported public import LogStore
