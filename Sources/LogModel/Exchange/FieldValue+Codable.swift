/// A value is an object with its kind: `{"kind": "date", "value": "2026-02-11", "remark": "in the evening"}`.
/// An empty remark is left out. Text has no remark.
extension FieldValue: Codable {
    private enum Key: String, CodingKey, CaseIterable {
        case kind, value, remark
    }

    private enum Kind: String, Codable {
        case date, choice, text
    }

    /// Reads a value.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.members(Key.self)
        let remark = try container.decodeIfPresent(String.self, forKey: .remark) ?? ""
        switch try container.decode(Kind.self, forKey: .kind) {
        case .date: self = .date(try container.decode(LogDate.self, forKey: .value), remark: remark)
        case .choice: self = .choice(try container.decode(Choice.self, forKey: .value), remark: remark)
        case .text:
            if !remark.isEmpty {
                throw container.unknown(.remark, "text has no remark; write it into the value")
            }
            self = .text(try container.decode(String.self, forKey: .value))
        }
    }

    /// Writes a value.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch self {
        case .date(let date, let remark):
            try container.encode(Kind.date, forKey: .kind)
            try container.encode(date, forKey: .value)
            if !remark.isEmpty { try container.encode(remark, forKey: .remark) }
        case .choice(let choice, let remark):
            try container.encode(Kind.choice, forKey: .kind)
            try container.encode(choice, forKey: .value)
            if !remark.isEmpty { try container.encode(remark, forKey: .remark) }
        case .text(let text):
            try container.encode(Kind.text, forKey: .kind)
            try container.encode(text, forKey: .value)
        }
    }
}
