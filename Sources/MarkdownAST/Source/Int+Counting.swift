extension Int {
    /// The number and what it counts, as a message says it: `1 entry`, `2 entries`.
    package func counting(_ one: String, _ many: String) -> String { "\(self) \(self == 1 ? one : many)" }
}
