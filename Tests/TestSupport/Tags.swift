public import Testing

extension Tag {
    /// Runs the command or other programs. `make test-fast` leaves these out; a law of the sources holds the tag to it.
    @Tag public static var process: Self

    /// Takes more than half a second of a processor. `make test-fast` leaves these out.
    @Tag public static var slow: Self

    /// Tries a law on generated input.
    @Tag public static var property: Self

    /// Feeds what asks for too much, or what somebody has prepared.
    @Tag public static var hostile: Self
}
