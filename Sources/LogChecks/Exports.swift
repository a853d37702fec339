// What the API of this library speaks of, so that one import suffices.
@_exported public import LogModel
