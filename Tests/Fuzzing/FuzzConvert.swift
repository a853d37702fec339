import LogModel
import MarkdownAST

/// Any log, written in each form that has a name and back in the form that it had: all entries are there with their days and states, or it is
/// refused.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzConvert(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let document = parse(text(bytes(start, count))) else { return 0 }
    let log = LogDocument(reading: document)
    guard let own = FormStyle(like: log, named: "own") else { return 0 }
    let before = log.entries.map(facts)
    for style in FormStyle.named {
        guard let there = converted(log, to: style) else { continue }
        require(there.entries.map(facts) == before, "what a form takes is in it")
        guard let back = converted(there, to: own) else { continue }
        require(back.entries.map(facts) == before, "what came from a form goes back into it")
    }
    return 0
}

/// A log in a form, read again; nil if it is refused.
private func converted(_ log: LogDocument, to style: FormStyle) -> LogDocument? {
    guard let conversion = try? LogConversion(of: log, to: style) else { return nil }
    guard let document = parse(conversion.document.source) else {
        fatalError("law violated: what was written can be read")
    }
    return LogDocument(reading: document)
}

/// What every form keeps of an entry: its day, and its states by their words, whatever marks a form gives them.
private func facts(_ entry: LogEntry) -> [String] {
    let summary = entry.summary
    return [summary.date?.description ?? ""]
        + [Facet.severity, .status].map { String(decoding: summary[$0]?.key ?? [], as: UTF8.self) }
}
