import MarkdownAST

/// The input is a small program: edits, then the text that they are for. Whatever the edits are, they are spliced
/// as a naive splice does it, or refused where they cannot be.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzEdit(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    var program = Program(bytes(start, count))
    let first = program.edits()
    let second = program.edits()
    let wild = program.wildEdits()
    let text = text(program.rest)

    require((try? [TextEdit]().applied(to: text.bytes)) == text.bytes, "no edits change nothing")

    let fitted = first.map { $0.clamped(to: text.bytes.count) }
    let edited = spliced(fitted, into: text.bytes)
    require((try? fitted.applied(to: text.bytes)) == edited, "sorted edits are spliced")

    do {
        let result = try text.applying(fitted)
        require(result.bytes == edited, "a text takes edits as its bytes do")
        if let document = parse(result) { checkShape(document, of: result) }
    } catch .source {
        require(String(validating: edited, as: UTF8.self) == nil, "a text is only refused if it is none")
    } catch {
        fatalError("law violated: fitting edits are applied: \(error)")
    }

    let later = second.map { $0.clamped(to: edited.count) }
    let final = spliced(later, into: edited)
    require((try? later.applied(to: edited)) == final, "edits apply to edited bytes")
    let composed = fitted.followed(by: later)
    require((try? composed.applied(to: text.bytes)) == final, "composed edits do what both do")

    let refused = (try? wild.applied(to: text.bytes)) == nil
    require(
        refused == !fits(wild, in: text.bytes.count), "edits are refused if they do not fit, and only then")
    if !refused {
        require(
            (try? wild.applied(to: text.bytes)) == spliced(wild, into: text.bytes), "what fits is spliced")
    }
    return 0
}

/// The edits one by one from the last to the first, as slowly and plainly as can be.
private func spliced(_ edits: [TextEdit], into bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for edit in edits.reversed() { bytes.replaceSubrange(edit.range, with: edit.replacement) }
    return bytes
}

private func fits(_ edits: [TextEdit], in count: Int) -> Bool {
    var end = 0
    for edit in edits {
        guard edit.range.lowerBound >= end, edit.range.upperBound <= count else { return false }
        end = edit.range.upperBound
    }
    return true
}

extension TextEdit {
    fileprivate func clamped(to count: Int) -> TextEdit {
        TextEdit(range: range.clamped(to: 0..<count), replacement: replacement)
    }
}

/// Reads edits from the bytes of an input. Bytes that are missing read as 0.
private struct Program {
    private(set) var rest: [UInt8]

    init(_ bytes: [UInt8]) { rest = bytes.reversed() }

    private mutating func next() -> Int { Int(rest.popLast() ?? 0) }

    /// Up to seven edits in order, each behind the one before it.
    mutating func edits() -> [TextEdit] {
        var end = 0
        return (0..<next() % 8).map { _ in
            let lower = end + next()
            let upper = lower + next() % 64
            end = upper
            return TextEdit(range: lower..<upper, replacement: replacement())
        }
    }

    /// Up to three edits in any order, of any place.
    mutating func wildEdits() -> [TextEdit] {
        (0..<next() % 4).map { _ in
            let lower = next() - 16
            let upper = lower + next() % 64
            return TextEdit(range: lower..<upper, replacement: replacement())
        }
    }

    private mutating func replacement() -> [UInt8] {
        (0..<next() % 8).map { _ in UInt8(truncatingIfNeeded: next()) }
    }
}
