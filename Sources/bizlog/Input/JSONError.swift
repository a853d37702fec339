internal import FoundationEssentials
internal import LogModel
internal import MarkdownAST

/// What is wrong with JSON text, and where.
struct JSONError: Error {
    let position: SourcePosition?
    let message: String

    private init(position: SourcePosition?, message: String) {
        self.position = position
        self.message = message
    }

    private init(_ bytes: [UInt8], offset: Int, _ message: String) {
        position = (try? SourceText(bytes))?.position(at: offset)
        self.message = message
    }

    /// Decodes a value from JSON.
    static func decoding<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws(JSONError) -> Value
    {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            throw JSONError(
                position: SourcePosition(offset: 0, line: 1, column: 1),
                message: "the text is UTF-16; save it as UTF-8")
        }
        do { _ = try SourceText(bytes) } catch {
            throw JSONError(position: error.position, message: error.description)
        }
        do throws(JSONScanner.Fault) { try JSONScanner.check(bytes) } catch {
            throw JSONError(bytes, offset: error.offset, error.message)
        }
        do {
            return try JSONDecoder().decode(type, from: Data(bytes))
        } catch let error as DecodingError {
            throw JSONError(error, in: bytes)
        } catch {
            throw JSONError(bytes, offset: 0, "not JSON: \(error)")
        }
    }
}

extension JSONError {
    private init(_ error: DecodingError, in bytes: [UInt8]) {
        let path: [any CodingKey]
        let message: String
        var isAboutName = false
        switch error {
        case .keyNotFound(let key, let context):
            (path, message) = (context.codingPath, "the member \"\(key.stringValue)\" is missing")
        case .typeMismatch(let type, let context):
            (path, message) = (context.codingPath, "the value is not \(Self.name(of: type))")
        case .valueNotFound(let type, let context):
            (path, message) = (context.codingPath, "the value is null instead of \(Self.name(of: type))")
        case .dataCorrupted(let context):
            (path, message) = (context.codingPath, context.debugDescription)
            isAboutName = context.underlyingError is UnknownMember
        @unknown default:
            (path, message) = ([], "\(error)")
        }
        let steps = path.map { key in
            key.intValue.map { JSONScanner.Step.index($0) } ?? .key(Array(key.stringValue.utf8))
        }
        do throws(JSONScanner.Fault) {
            let offset = try JSONScanner.offset(of: steps, ofName: isAboutName, in: bytes)
            let place = path.reduce(into: "") { place, key in
                place += key.intValue.map { "[\($0)]" } ?? (place.isEmpty ? "" : ".") + key.stringValue
            }
            self.init(bytes, offset: offset, place.isEmpty ? message : "\(place): \(message)")
        } catch {
            self.init(bytes, offset: error.offset, error.message)
        }
    }

    private static func name(of type: any Any.Type) -> String {
        switch type {
        case is String.Type: "a string"
        case is Int.Type: "a whole number"
        case is Bool.Type: "true or false"
        default: "\(type)".hasPrefix("Array") ? "an array" : "an object"
        }
    }
}
