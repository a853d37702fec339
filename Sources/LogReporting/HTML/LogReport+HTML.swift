extension LogReport {
    /// The report as one HTML file in UTF-8.
    ///
    /// It holds no script and asks for nothing: neither an image, a font nor a style is fetched. Charts are SVG in the page. It follows the
    /// reader's choice of light or dark, and can be printed. It is smaller than 25 MB: of very many entries the older ones are shown
    /// without their texts, which is said.
    ///
    /// - Complexity: O(n log n) in the entries, O(n) in the bytes of the logs.
    public var html: [UInt8] { HTMLPage.written(self) }
}
