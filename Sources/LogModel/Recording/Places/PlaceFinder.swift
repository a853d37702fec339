internal import MarkdownAST

/// Finds where new entries go in a file: where its order wants them, with the separators that it has.
struct PlaceFinder {
    private let log: LogDocument
    private let outline: Outline
    private let separator: String
    private let majorityLevel: Int?
    private let isNewestFirst: Bool

    private static let thematicBreak = "\n\n---\n\n"

    private var document: Document { log.document }

    /// - Complexity: O(top-level blocks + entries)
    init(_ log: LogDocument) {
        self.log = log
        outline = Outline(log)
        majorityLevel = EntryLevels.majority(log)
        isNewestFirst = log.isNewestFirst
        separator =
            switch SeparatorStyle(of: log) {
            case .thematicBreak: Self.thematicBreak
            case .blankLine, .asWritten: "\n\n"
            }
    }

    /// Where a failure goes: behind the youngest entry, or before it if the file has the newest first. The first entry goes into the section
    /// that has nothing in it, or says that there is none; otherwise into one of its own behind that of the template.
    func place(forPrefix prefix: String, _ schema: LogSchema) -> EntryPlace {
        if log.syntax.isEmpty { return firstPlace(schema) }
        var youngest: (index: Int, number: Int)?
        for (index, entry) in log.syntax.enumerated() where entry.id.prefix == prefix {
            guard let number = Int(entry.id.digits) else { continue }
            if number > youngest?.number ?? -1 { youngest = (index, number) }
        }
        let index = youngest?.index ?? (isNewestFirst ? 0 : log.syntax.count - 1)
        return isNewestFirst ? before(index, schema) : behind(index, schema)
    }

    /// Where the layers have their sections.
    func sections(of layers: [RulePrefix]) -> LayerSections { LayerSections(outline, layers) }

    /// Where a rule goes: to the end of its layer's section. A layer that has none gets one, in the order of the table of layers.
    ///
    /// - Parameter layer: which of the layers; nil if the file has no table of them.
    func place(forLayer layer: Int?, in sections: LayerSections, _ schema: LogSchema) -> EntryPlace {
        guard let layer, sections.layers.indices.contains(layer) else {
            return log.syntax.isEmpty ? firstPlace(schema) : behind(log.syntax.count - 1, schema)
        }
        if let section = sections[layer] { return end(of: section, schema) }
        let sibling = sections.first.map { (layer: $0.layer, title: $0.section.title) }
        let title = title(of: sections.layers[layer], like: sibling)
        let node =
            sections.previous(to: layer)?.subtreeEnd ?? sections.next(to: layer)?.heading
            ?? document.nodes.count
        return newSection(
            title, level: sections.first?.section.level ?? 2, before: node, order: layer + 1, schema)
    }
}

extension PlaceFinder {
    private func level(_ schema: LogSchema) -> Int { schema.headingLevel ?? majorityLevel ?? 3 }

    private func behind(_ index: Int, _ schema: LogSchema) -> EntryPlace {
        let entry = log.syntax[index]
        return behind(
            entry.range.upperBound,
            line: entry.region.lines.upperBound - 1,
            opening: separator,
            level: level(beside: index, schema),
            neighbour: entry.range.lowerBound
        )
    }

    /// Before an entry and what stands above its heading and belongs to it.
    private func before(_ index: Int, _ schema: LogSchema) -> EntryPlace {
        let leadIn = log.leadIn(of: log.syntax[index].region.node)
        let start = document.source.start(ofLine: Int(document.nodes[leadIn.start].startLine))
        return EntryPlace(
            range: start..<start,
            opening: "",
            separator: separator,
            closing: leadIn.needsBreak ? Self.thematicBreak : separator,
            isNewestFirst: true,
            level: level(beside: index, schema),
            neighbour: start
        )
    }

    /// The level that the formatter leaves to an entry beside another one.
    private func level(beside index: Int, _ schema: LogSchema) -> Int {
        let wanted = level(schema)
        return log.tree.heading(ofEntry: index).map { log.tree.level(of: $0, wanted: wanted) } ?? wanted
    }

    private func end(of section: LogSection, _ schema: LogSchema) -> EntryPlace {
        if let last = section.entries.last { return behind(last, schema) }
        let own = outline.ownBlocks(section)
        let level = min(6, max(level(schema), section.level + 1))
        let source = document.source
        if let line = outline.placeholderLine(own) {
            return EntryPlace(
                range: source.content(ofLine: line),
                opening: "",
                separator: separator,
                closing: "",
                isNewestFirst: isNewestFirst,
                level: level,
                neighbour: source.start(ofLine: Int(document.nodes[section.heading].startLine))
            )
        }
        let next = own.last.map { Int(document.nodes[$0].subtreeEnd) } ?? section.heading + 1
        let place = outline.index(of: max(next, section.heading + 1))
        let node = place < outline.blocks.count ? outline.blocks[place] : document.nodes.count
        let end = outline.contentEnd(before: node) ?? (0, 0)
        return behind(end.offset, line: end.line, opening: "\n\n", level: level, neighbour: end.offset)
    }

    private func behind(
        _ offset: Int,
        line: Int,
        opening: String,
        heading: String = "",
        order: Int = 0,
        level: Int,
        neighbour: Int
    ) -> EntryPlace {
        let source = document.source
        let isGlued =
            line + 1 < source.lineCount
            && !source.bytes.trimmingBlanks(source.content(ofLine: line + 1)).isEmpty
        // What stands behind a break there would belong to the new heading.
        let node = outline.firstBlock(behind: line)
        let needsBreak = log.leadIn(of: node).start < node
        return EntryPlace(
            range: offset..<offset,
            order: order,
            opening: needsBreak ? Self.thematicBreak : opening,
            heading: heading,
            separator: separator,
            closing: isGlued ? "\n" : "",
            isNewestFirst: isNewestFirst,
            level: level,
            neighbour: neighbour
        )
    }

    private func newSection(
        _ title: String?,
        level: Int,
        before node: Int,
        order: Int,
        _ schema: LogSchema
    ) -> EntryPlace {
        let own = title == nil ? self.level(schema) : min(6, max(self.level(schema), level + 1))
        let heading = title.map { "\(String(repeating: "#", count: level)) \($0)\n\n" } ?? ""
        guard let end = outline.contentEnd(before: node) else {
            return EntryPlace(
                range: 0..<0, opening: "", heading: heading, separator: separator, closing: "\n",
                isNewestFirst: false,
                level: own, neighbour: 0)
        }
        // A thematic break at the end of the file separates already.
        let isBroken =
            node >= document.nodes.count
            && outline.blocks.last.map { document.nodes[$0].kind == .thematicBreak } ?? false
        if isBroken, let last = outline.blocks.last {
            let line = Int(document.nodes[last].startLine)
            let offset = document.source.content(ofLine: line).upperBound
            return behind(
                offset, line: line, opening: "\n\n", heading: heading, order: order, level: own,
                neighbour: offset)
        }
        return behind(
            end.offset, line: end.line, opening: separator, heading: heading, order: order, level: own,
            neighbour: end.offset)
    }

    /// The title of a section for a layer: that of another layer's with its names taken out, or `System Rules (R-BIZ-SYS)`.
    private func title(of layer: RulePrefix, like sibling: (layer: RulePrefix, title: String)?)
        -> String
    {
        let name = layer.prefix.dropLast()
        if let sibling, sibling.title.contains(sibling.layer.layer) {
            return sibling.title
                .replacing(sibling.layer.prefix.dropLast(), with: name)
                .replacing(sibling.layer.layer, with: layer.layer)
        }
        return "\(layer.layer) Rules (\(name))"
    }

    /// The place of the first entry of all.
    private func firstPlace(_ schema: LogSchema) -> EntryPlace {
        let candidates = outline.sections
        let template = log.templateBlocks.nodes.first
        for section in candidates where outline.placeholderLine(outline.ownBlocks(section)) != nil {
            return end(of: section, schema)
        }
        let empty = candidates.indices.filter { index in
            let section = candidates[index]
            let isLeaf = index + 1 >= candidates.count || candidates[index + 1].heading >= section.subtreeEnd
            return section.subtreeEnd <= section.heading + 1 || isLeaf && outline.ownBlocks(section).isEmpty
        }.map { candidates[$0] }
        if let section = empty.first(where: { $0.heading > template ?? -1 }) ?? empty.first {
            return end(of: section, schema)
        }
        guard let first = candidates.first else {
            return newSection(nil, level: 2, before: document.nodes.count, order: 0, schema)
        }
        let home = template.flatMap { template in
            candidates.last { $0.heading < template && template < $0.subtreeEnd }
        }
        let node: Int
        if let home { node = home.subtreeEnd } else { node = firstKnownSection ?? document.nodes.count }
        return newSection(
            "Logged Failures", level: home?.level ?? first.level, before: node, order: 0, schema)
    }

    /// The heading of the first section that is known by its shape.
    private var firstKnownSection: Int? { outline.sections.first { $0.block != nil }?.heading }
}
