/// The sections of a rules file, by the layers that their titles name.
struct LayerSections {
    let layers: [RulePrefix]
    private var sections: [Int: LogSection] = [:]
    /// The layers that have a section, in the order of the table.
    private let filled: [Int]

    /// - Complexity: O(sections + layers)
    init(_ outline: Outline, _ layers: [RulePrefix]) {
        self.layers = layers
        let names = LayerNames(layers)
        let indices = Dictionary(zip(layers.map(\.prefix), layers.indices)) { first, _ in first }
        for section in outline.sections {
            guard let prefix = names.prefix(of: Array(section.title.utf8)),
                let index = indices[prefix], sections[index] == nil
            else { continue }
            sections[index] = section
        }
        filled = sections.keys.sorted()
    }

    /// The section of a layer.
    subscript(layer: Int) -> LogSection? { sections[layer] }

    /// The first layer that has a section, with that.
    var first: (layer: RulePrefix, section: LogSection)? {
        filled.first.flatMap { index in sections[index].map { (layers[index], $0) } }
    }

    /// The section of the last layer before one that has any.
    func previous(to layer: Int) -> LogSection? {
        let place = place(of: layer)
        return place > 0 ? sections[filled[place - 1]] : nil
    }

    /// The section of the first layer behind one that has any.
    func next(to layer: Int) -> LogSection? {
        let place = place(of: layer)
        return place < filled.count ? sections[filled[place]] : nil
    }

    /// How many of the filled layers come before a layer.
    private func place(of layer: Int) -> Int { filled.partitioningIndex { $0 >= layer } }
}
