internal import MarkdownAST

extension MergeFile {
    /// The file with the line ending of the merge in all versions, if each version has one ending and they differ: a side that changed the
    /// ending of all lines changed nothing else by that.
    ///
    /// - Complexity: O(n) in the bytes of the versions
    var withOneLineEnding: MergeFile {
        if [base, ours, theirs].allSatisfy({ $0?.hasCarriageReturns != true }) { return self }
        let endings = [base, ours, theirs].map { $0?.bytes.onlyLineEnding }
        guard let our = endings[1] ?? nil, let their = endings[2] ?? nil else { return self }
        let old = endings[0] ?? nil ?? our
        if our == their, our == old { return self }
        let ending = our == old ? their : our
        guard let ours = ours.withLineEnding(ending), let theirs = theirs.withLineEnding(ending) else {
            return self
        }
        return MergeFile(
            path: path, base: base.flatMap { $0.withLineEnding(ending) }, ours: ours, theirs: theirs,
            isEditable: isEditable)
    }
}

extension SourceText {
    /// The file with another line ending.
    fileprivate func withLineEnding(_ ending: [UInt8]) -> SourceText? {
        if bytes.onlyLineEnding == ending { return self }
        var result: [UInt8] = []
        for byte in bytes where byte != UInt8(ascii: "\r") {
            if byte == UInt8(ascii: "\n") { result += ending } else { result.append(byte) }
        }
        return try? SourceText(result)
    }
}

extension [UInt8] {
    /// The ending that all lines have; nil if there are several, or none.
    fileprivate var onlyLineEnding: [UInt8]? {
        var counts = (all: 0, long: 0, returns: 0)
        var before: UInt8 = 0
        for byte in self {
            if byte == UInt8(ascii: "\n") {
                counts.all += 1
                if before == UInt8(ascii: "\r") { counts.long += 1 }
            } else if byte == UInt8(ascii: "\r") {
                counts.returns += 1
            }
            before = byte
        }
        if counts.all == 0 { return nil }
        if counts.returns == 0 { return [UInt8(ascii: "\n")] }
        if counts.long == counts.all, counts.returns == counts.long { return Array("\r\n".utf8) }
        return nil
    }
}
