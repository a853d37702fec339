internal import ByteText
internal import MarkdownAST

/// A list whose items are being written.
struct OpenList {
    /// The index after its last descendant.
    let end: Int
    /// Whether the bullets stay as they are.
    let keepsBullets: Bool
    /// Whether the blanks after the markers stay; nil while it is not decided.
    var keepsPadding: Bool?
}

extension FormatPass {
    /// Opens a list before its items are written.
    mutating func openList(_ list: Int, _ next: Int) {
        let hasSibling = next < stack.last?.subtreeEnd ?? document.nodes.count
        if hasSibling { keepApart(list, next) }
        let isStray = isStray(list, next)
        let keeps = keepsMarkers || isStray || keepsBullets.contains(list) || hasKeptMarker(list)
        lists.append(
            OpenList(end: next, keepsBullets: keeps, keepsPadding: keepsMarkers || isStray ? true : nil))
    }

    /// Whether a list is a single item with `+` or `*` directly below a line of prose. That is a sum broken
    /// over two lines, or the mark of a footnote.
    ///
    /// Exceptions: inside an item, `*` is a list; below a label it is the text of a field; below a template's
    /// tag or a container's marker it may be anything.
    private func isStray(_ list: Int, _ end: Int) -> Bool {
        guard isBelowParagraph, isBulletList(list), Int(document.nodes[list + 1].subtreeEnd) == end else {
            return false
        }
        let line = Int(document.nodes[list].startLine)
        let bullet = cursor(at: line).cursor.firstNonblank(in: source.bytes)
        guard line > 0, bullet != UInt8(ascii: "-") else { return false }
        if case .item = stack.last?.kind { return bullet == UInt8(ascii: "+") }
        let above = source.bytes[..<textEnd(ofLine: line - 1)]
        let text = above.last == UInt8(ascii: ":") ? above.dropLast() : above
        let isLabel = ["**", "__", "%}"].contains { text.suffix(2).elementsEqual($0.utf8) }
        return !isLabel && !kept.contains(line - 1)
    }

    /// Makes two adjacent bullet lists keep their bullets, since only these separate them; unless one of them
    /// keeps a bullet other than `-` anyway.
    mutating func keepApart(_ list: Int, _ next: Int) {
        guard isBulletList(list), isBulletList(next), !isBehindDefinition(next) else { return }
        if !keepsOtherBullet(next) { keepsBullets.insert(list) }
        if !keepsOtherBullet(list) { keepsBullets.insert(next) }
    }

    /// Whether a link reference definition stands directly above a list. It is not in the tree, but it ends
    /// the list before it.
    private func isBehindDefinition(_ list: Int) -> Bool {
        var line = Int(document.nodes[list].startLine) - 1
        func isBlank(_ line: Int) -> Bool { source.bytes[source.text(ofLine: line)].allSatisfy(\.isBlank) }
        while line > 0, isBlank(line) { line -= 1 }
        while line > 0, !isBlank(line - 1) { line -= 1 }
        guard line > 0 else { return false }
        let text = source.bytes[source.text(ofLine: line)]
        return text.first == UInt8(ascii: "[") && text.contains(UInt8(ascii: "]"))
    }

    private func keepsOtherBullet(_ list: Int) -> Bool {
        hasKeptMarker(list)
            && cursor(at: Int(document.nodes[list].startLine)).cursor.firstNonblank(in: source.bytes)
                != UInt8(ascii: "-")
    }

    func isBulletList(_ block: Int) -> Bool {
        if case .list(let list) = document.nodes[block].kind { list.start == nil } else { false }
    }

    /// Whether the line of one of the list's markers must keep its bytes. If so, all markers stay, since a
    /// list has one bullet.
    private func hasKeptMarker(_ list: Int) -> Bool {
        guard kept.overlaps(document.lines(of: list)) else { return false }
        return document.children(of: list).contains { kept.contains(Int(document.nodes[$0].startLine)) }
    }

    /// Decides how an item's marker is written.
    mutating func decide(_ marker: inout ItemMarker, of item: Int, on line: Int) {
        guard let last = lists.indices.last else { return }
        marker.keepsBullet = lists[last].keepsBullets
        guard marker.padding > 1 else { return }
        let keeps = lists[last].keepsPadding ?? !canMove(from: item, to: lists[last].end)
        lists[last].keepsPadding = keeps
        marker.keepsPadding = keeps
    }

    /// Whether the blanks after the markers of a list, from item `first` on, can become one space, with the
    /// items' text moved accordingly.
    ///
    /// They cannot if bytes that must stay would have to move; if a block would no longer be indented by four
    /// columns, by which python-markdown and others know that it belongs to the item; or if the text after
    /// the item would become part of it.
    private func canMove(from first: Int, to end: Int) -> Bool {
        var base = 0
        for container in stack.reversed() {
            guard case .item(let marker) = container.kind else { break }
            base += marker.columns
        }
        var outerShift = 0
        for container in stack { if case .item(let marker) = container.kind { outerShift += marker.shift } }
        for item in document.siblings(from: first, before: end) {
            let line = Int(document.nodes[item].startLine)
            let itemEnd = Int(document.nodes[item].subtreeEnd)
            var place = cursor(at: line).cursor
            guard let marker = ItemMarker(&place, in: source.bytes) else { return false }
            guard marker.padding > 1 else { continue }
            let lines = document.lines(of: item)
            guard marker.isWhole, !kept.overlaps(lines.dropFirst()) else { return false }
            for block in item + 1..<itemEnd where document.nodes[block].kind.isBlock {
                switch document.nodes[block].kind {
                case .htmlBlock: return false
                case .codeBlock:
                    if cursor(at: Int(document.nodes[block].startLine)).cursor.indentation(in: source.bytes)
                        >= marker.columns + 4
                    {
                        return false
                    }
                default: break
                }
                let start = Int(document.nodes[block].startLine)
                guard start > line else { continue }
                let column = base + cursor(at: start).cursor.indentation(in: source.bytes)
                if column / 4 != (column - outerShift - marker.padding + 1) / 4 { return false }
            }
            // The width of a tab depends on its column.
            let further = lines.dropFirst().filter {
                !source.bytes[source.text(ofLine: $0)].allSatisfy(\.isBlank)
            }
            if !further.isEmpty, !marker.isPlain { return false }
            if further.contains(where: { source.bytes[source.text(ofLine: $0)].hasTabInIndentation }) {
                return false
            }
            if lines.upperBound < source.lineCount, itemEnd < document.nodes.count {
                let behind = cursor(at: lines.upperBound).cursor.indentation(in: source.bytes)
                if behind > marker.indentation + marker.range.count, behind < marker.columns { return false }
            }
        }
        return true
    }
}

extension ArraySlice<UInt8> {
    /// Whether the blanks and quote marks at the start contain a tab.
    fileprivate var hasTabInIndentation: Bool {
        for byte in self {
            if byte == 0x09 { return true }
            if byte != 0x20, byte != UInt8(ascii: ">") { return false }
        }
        return false
    }
}
