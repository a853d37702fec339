/// A log with entries in another form than bizlog's own, in the JSON format for exchange between programs.
///
/// The format is that of ``LogExchange``: the same name and version, and the member `form`, which says that the entries were inferred.
///
/// ```swift
/// let json = try JSONEncoder().encode(InferredLogExchange(log))
/// let log = try JSONDecoder().decode(InferredLogExchange.self, from: json).log
/// ```
public struct InferredLogExchange: Sendable, Hashable {
    /// The value of the member `form`.
    public static let form = "inferred"

    /// The log.
    public let log: InferredLog

    /// Wraps a log for exchange.
    public init(_ log: InferredLog) { self.log = log }
}

extension InferredLogExchange: Codable {
    private enum Key: String, CodingKey, CaseIterable {
        case format, version, form, parts
    }

    /// Reads a log.
    ///
    /// - Throws: `DecodingError` with the path to the error.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.members(Key.self)
        try container.requireForm(
            LogExchange.format, version: LogExchange.version, named: .format, .version)
        let form = try container.decode(String.self, forKey: .form)
        guard form == Self.form else {
            throw DecodingError.dataCorruptedError(
                forKey: .form, in: container,
                debugDescription: "the form is \"\(form)\"; only \"\(Self.form)\" can be read")
        }
        log = InferredLog(parts: try container.decode([InferredLog.Part].self, forKey: .parts))
    }

    /// Writes a log.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(LogExchange.format, forKey: .format)
        try container.encode(LogExchange.version, forKey: .version)
        try container.encode(Self.form, forKey: .form)
        try container.encode(log.parts, forKey: .parts)
    }
}

/// A part is an object with an `entry` and its `spelling`, or with a `text`.
extension InferredLog.Part: Codable {
    private enum Key: String, CodingKey, CaseIterable {
        case entry, spelling, text
    }

    /// Reads a part.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.members(Key.self)
        guard try container.has(.entry) else {
            if try container.has(.spelling) {
                throw container.unknown(.spelling, "only an entry has a spelling; write \"text\"")
            }
            self = .text(try container.decode(String.self, forKey: .text))
            return
        }
        if try container.has(.text) {
            throw container.unknown(.text, "a part is an entry or a text; remove one of the two")
        }
        let spelling = try container.decode(String.self, forKey: .spelling)
        let values = try container.decode(Values.self, forKey: .entry)
        self = .entry(
            InferredLog.Entry(
                id: values.id, line: values.line, title: values.title, date: values.date,
                severity: values.severity, status: values.status, fields: values.fields, spelling: spelling))
    }

    /// Writes a part.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch self {
        case .text(let text): try container.encode(text, forKey: .text)
        case .entry(let entry):
            try container.encode(Values(entry), forKey: .entry)
            try container.encode(entry.spelling, forKey: .spelling)
        }
    }

    /// What an entry says, without its text. Values that it lacks are left out.
    private struct Values: Codable {
        private enum Key: String, CodingKey, CaseIterable {
            case id, line, title, date, severity, status, fields
        }

        let id: String?
        let line: Int?
        let title: String
        let date: LogDate?
        let severity: String?
        let status: String?
        let fields: [InferredLog.Field]

        init(_ entry: InferredLog.Entry) {
            id = entry.id
            line = entry.line
            title = entry.title
            date = entry.date
            severity = entry.severity
            status = entry.status
            fields = entry.fields
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.members(Key.self)
            id = try container.decodeIfPresent(String.self, forKey: .id)
            line = try container.decodeIfPresent(Int.self, forKey: .line)
            title = try container.decode(String.self, forKey: .title)
            date = try container.decodeIfPresent(LogDate.self, forKey: .date)
            severity = try container.decodeIfPresent(String.self, forKey: .severity)
            status = try container.decodeIfPresent(String.self, forKey: .status)
            fields = try container.decode([InferredLog.Field].self, forKey: .fields)
        }
    }
}

extension InferredLog.Field: Codable {
    private enum Key: String, CodingKey, CaseIterable {
        case label, role, value
    }

    /// Reads a field.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.members(Key.self)
        self.init(
            label: try container.decode(String.self, forKey: .label),
            role: try container.decodeIfPresent(FieldRole.self, forKey: .role),
            value: try container.decode(String.self, forKey: .value)
        )
    }

    /// Writes a field.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(label, forKey: .label)
        try container.encodeIfPresent(role, forKey: .role)
        try container.encode(value, forKey: .value)
    }
}
