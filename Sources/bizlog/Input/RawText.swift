internal import ArgumentParser

/// A text in an argument that may have any bytes, see ``Arguments``.
struct RawText: ExpressibleByArgument {
    let bytes: [UInt8]

    init?(argument: String) { bytes = Arguments.bytes(of: argument) }
}
