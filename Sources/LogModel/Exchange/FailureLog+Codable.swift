extension FailureLog.Header: Codable {
    private enum Key: String, CodingKey, CaseIterable {
        case preface, title, tagline, fields, appendix, endsWithBreak, spelling
    }

    /// Reads a header. Only the title is required.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.members(Key.self)
        self.init(
            preface: try container.decodeIfPresent(String.self, forKey: .preface) ?? "",
            title: try container.decode(String.self, forKey: .title),
            tagline: try container.decodeIfPresent(String.self, forKey: .tagline) ?? "",
            fields: try container.decodeIfPresent([Failure.Field].self, forKey: .fields) ?? [],
            appendix: try container.decodeIfPresent(String.self, forKey: .appendix) ?? "",
            endsWithBreak: try container.decodeIfPresent(Bool.self, forKey: .endsWithBreak) ?? true,
            spelling: try container.decodeIfPresent(String.self, forKey: .spelling)
        )
    }

    /// Writes a header; empty texts are left out.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        if !preface.isEmpty { try container.encode(preface, forKey: .preface) }
        try container.encode(title, forKey: .title)
        if !tagline.isEmpty { try container.encode(tagline, forKey: .tagline) }
        try container.encode(fields, forKey: .fields)
        if !appendix.isEmpty { try container.encode(appendix, forKey: .appendix) }
        try container.encode(endsWithBreak, forKey: .endsWithBreak)
        try container.encodeIfPresent(spelling, forKey: .spelling)
    }
}

/// A part is an object with either an `entry` or a `section`.
extension FailureLog.Part: Codable {
    private enum Key: String, CodingKey, CaseIterable {
        case entry, section, level, preface, endsWithBreak, spelling
    }

    /// Reads a part. By default an entry has level 3, a section level 2, and no thematic break follows.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.members(Key.self)
        let content: FailureLog.Content
        if let entry = try container.decodeIfPresent(Failure.self, forKey: .entry) {
            if container.contains(.section) {
                throw DecodingError.dataCorruptedError(
                    forKey: .section,
                    in: container,
                    debugDescription: "a part is an entry or a section; remove one of the two"
                )
            }
            content = .failure(entry)
        } else if let section = try container.decodeIfPresent(FailureLog.Section.self, forKey: .section) {
            content = .section(section)
        } else {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(
                    codingPath: container.codingPath,
                    debugDescription: "a part is an entry or a section; add one of the two"
                )
            )
        }
        let level = try container.decodeIfPresent(Int.self, forKey: .level)
        if let level, !(1...6).contains(level) {
            throw DecodingError.dataCorruptedError(
                forKey: .level,
                in: container,
                debugDescription: "a heading cannot have level \(level); write 1 to 6"
            )
        }
        let standard =
            switch content {
            case .failure: 3
            case .section: 2
            }
        self.init(
            content,
            level: level ?? standard,
            preface: try container.decodeIfPresent(String.self, forKey: .preface) ?? "",
            endsWithBreak: try container.decodeIfPresent(Bool.self, forKey: .endsWithBreak) ?? false,
            spelling: try container.decodeIfPresent(String.self, forKey: .spelling)
        )
    }

    /// Writes a part.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch content {
        case .failure(let failure): try container.encode(failure, forKey: .entry)
        case .section(let section): try container.encode(section, forKey: .section)
        }
        try container.encode(level, forKey: .level)
        if !preface.isEmpty { try container.encode(preface, forKey: .preface) }
        try container.encode(endsWithBreak, forKey: .endsWithBreak)
        try container.encodeIfPresent(spelling, forKey: .spelling)
    }
}

/// A block is an object with one of `categories` (then also `columns`), `history`, `relatedFiles` and `markdown`.
extension FailureLog.Block: Codable {
    private enum Key: String, CodingKey, CaseIterable {
        case categories, columns, history, relatedFiles, markdown
    }

    /// Reads a block.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.members(Key.self)
        let kinds = try [Key.categories, .history, .relatedFiles, .markdown].filter { try container.has($0) }
        if kinds.count > 1 {
            throw container.unknown(
                kinds[1],
                "a block has one of \"categories\", \"history\", \"relatedFiles\" and \"markdown\"; remove the others"
            )
        }
        if try container.has(.columns), kinds != [.categories] {
            throw container.unknown(.columns, "only \"categories\" have columns; remove them")
        }
        if let rows = try container.decodeIfPresent([Category].self, forKey: .categories) {
            let columns = try container.decodeIfPresent([String].self, forKey: .columns)
            self = .categories(columns: columns ?? ["Category", "Count", "Trend"], rows: rows)
        } else if let history = try container.decodeIfPresent([HistoricalReference].self, forKey: .history) {
            self = .history(history)
        } else if let files = try container.decodeIfPresent([RelatedFile].self, forKey: .relatedFiles) {
            self = .relatedFiles(files)
        } else {
            self = .markdown(try container.decode(String.self, forKey: .markdown))
        }
    }

    /// Writes a block.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch self {
        case .categories(let columns, let rows):
            try container.encode(columns, forKey: .columns)
            try container.encode(rows, forKey: .categories)
        case .history(let references): try container.encode(references, forKey: .history)
        case .relatedFiles(let files): try container.encode(files, forKey: .relatedFiles)
        case .markdown(let text): try container.encode(text, forKey: .markdown)
        }
    }
}
