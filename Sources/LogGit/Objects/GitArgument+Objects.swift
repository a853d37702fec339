extension GitArgument {
    /// An object.
    static func object(_ object: ObjectID) -> GitArgument { .value(Array(object.hex.utf8)) }
}
