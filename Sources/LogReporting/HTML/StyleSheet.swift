/// How the page looks. It names nothing that would have to be fetched.
///
/// Colours are the variables at its top, in light and dark; `make report-check` reads them there and computes the contrast of what stands
/// on what.
enum StyleSheet {
    static let text: StaticString = """
        :root {
          color-scheme: light dark;
          --page: #ffffff; --text: #1f2328; --muted: #57606a; --line: #d0d7de; --box: #f6f8fa; --link: #0550ae;
          --bad: #a40e26; --good: #116329; --bar: #0969da;
          --s0: #b3261e; --s1: #c26a00; --s2: #2e7d4f; --s3: #0969da; --s4: #7d4cc9; --s5: #57606a;
          --l0: #eaeef2; --l1: #b6daff; --l2: #7cbcff; --l3: #0a66c8; --l4: #0a3069;
          --c1: #0b1f38; --c2: #0b1f38; --c3: #ffffff; --c4: #ffffff;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --page: #0d1117; --text: #e6edf3; --muted: #9aa5b1; --line: #3d444d; --box: #161b22; --link: #79b8ff;
            --bad: #ff9a92; --good: #6fdd8b; --bar: #388bfd;
            --s0: #ff7b72; --s1: #e3a008; --s2: #56d08a; --s3: #58a6ff; --s4: #c297ff; --s5: #9aa5b1;
            --l0: #21262d; --l1: #12345f; --l2: #1c559c; --l3: #58a6ff; --l4: #b6daff;
            --c1: #ffffff; --c2: #ffffff; --c3: #05101f; --c4: #05101f;
          }
        }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
        body { margin: 0 auto; max-width: 72rem; padding: 1rem; background: var(--page); color: var(--text);
          font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; overflow-wrap: anywhere; }
        a { color: var(--link); }
        a:focus-visible, summary:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
        h1 { font-size: 1.1rem; font-weight: 600; color: var(--muted); margin: 0; }
        h2 { font-size: 1.35rem; margin: 2.5rem 0 .75rem; padding-bottom: .3rem; border-bottom: 1px solid var(--line); }
        h3 { font-size: 1.05rem; margin: 0 0 .35rem; }
        h4, h5, h6 { font-size: 1rem; margin: 1rem 0 .25rem; }
        p { margin: .5rem 0; }
        small, .muted, .facts, figcaption, footer { color: var(--muted); }
        small { font-size: .85rem; }
        .truth { font-size: clamp(1.35rem, 1rem + 2.2vw, 2.1rem); line-height: 1.3; margin: .5rem 0; max-width: 46rem; }
        .truth strong { font-weight: 700; }
        .skip { position: absolute; left: -99rem; }
        .skip:focus { left: 1rem; background: var(--page); padding: .5rem; }
        .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        nav ul, .legend { list-style: none; display: flex; flex-wrap: wrap; gap: .4rem 1.25rem; padding: 0; margin: 1rem 0; }
        .legend li { display: inline-flex; align-items: center; gap: .4rem; }
        .defs { position: absolute; }
        .years { display: flex; flex-wrap: wrap; gap: 1.25rem 1.5rem; }
        figure { margin: 0; max-width: 100%; }
        figcaption { font-weight: 600; }
        .chart { display: block; max-width: 100%; height: auto; }
        .axis { stroke: var(--line); }
        .label { font-size: 11px; text-anchor: middle; fill: var(--muted); }
        .label.end { text-anchor: end; }
        .cell { font-size: 10px; text-anchor: middle; }
        .s0 { fill: var(--s0); } .s1 { fill: url(#p1); } .s2 { fill: url(#p2); } .s3 { fill: url(#p3); } .s4 { fill: url(#p4); }
        .s5 { fill: url(#p5); }
        .b1 { fill: var(--s1); } .b2 { fill: var(--s2); } .b3 { fill: var(--s3); } .b4 { fill: var(--s4); } .b5 { fill: var(--s5); }
        .gap { fill: var(--page); fill-opacity: .55; }
        .l0 { fill: var(--l0); } .l1 { fill: var(--l1); } .l2 { fill: var(--l2); } .l3 { fill: var(--l3); } .l4 { fill: var(--l4); }
        .c1 { fill: var(--c1); } .c2 { fill: var(--c2); } .c3 { fill: var(--c3); } .c4 { fill: var(--c4); }
        .counts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 19rem), 1fr)); gap: 1.5rem 2.5rem; }
        table { border-collapse: collapse; width: 100%; }
        th, td { text-align: start; vertical-align: top; padding: .45rem .6rem; border-bottom: 1px solid var(--line); }
        td[data-label="Age"], .plain td { white-space: nowrap; }
        thead th { font-size: .85rem; color: var(--muted); }
        tbody th { font-weight: 600; }
        th:first-child, td:first-child { padding-inline-start: 0; }
        td ul { margin: .2rem 0 0; padding-inline-start: 1.1rem; }
        .number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; width: 1%; }
        .bars th, .bars td { border: 0; padding-block: .25rem; font-weight: 400; }
        .bar { display: block; width: 100%; height: .5rem; background: var(--l0); border-radius: .25rem; }
        .bar rect { fill: var(--bar); }
        .says { display: block; font-weight: 400; color: var(--muted); }
        .bad { color: var(--bad); } .good { color: var(--good); }
        .chain { list-style: none; display: flex; flex-wrap: wrap; align-items: stretch; gap: .5rem 1.6rem; padding: 0; margin: .75rem 0; }
        .chain li { position: relative; border: 1px solid var(--line); border-radius: .5rem; padding: .35rem .7rem; background: var(--box);
          max-width: 100%; }
        .chain li.rule { border-style: dashed; border-width: 2px; }
        .chain li + li::before { content: "→"; position: absolute; inset-inline-start: -1.35rem; color: var(--muted); }
        .chain small { display: block; }
        .findings { padding-inline-start: 1.2rem; }
        .findings li { margin: .4rem 0; }
        article { border: 1px solid var(--line); border-radius: .5rem; padding: .9rem 1rem; margin: 1rem 0; content-visibility: auto;
          contain-intrinsic-size: auto 30rem; }
        article:target { outline: 3px solid var(--link); }
        .id { color: var(--muted); font-weight: 400; }
        .facts { display: flex; flex-wrap: wrap; gap: .1rem 1rem; font-size: .9rem; margin: 0 0 .5rem; }
        .body { max-width: 48rem; }
        .body > :first-child { margin-top: 0; }
        .body > :last-child { margin-bottom: 0; }
        .unlinked code { text-decoration: line-through; }
        dl { margin: 0; } dt { font-weight: 600; } dd { margin: 0 0 .5rem; }
        pre, code { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: .9em; background: var(--box); }
        code { border-radius: .25rem; padding: .1em .25em; }
        pre { white-space: pre-wrap; padding: .6rem .75rem; border-radius: .4rem; }
        pre code { padding: 0; font-size: 1em; }
        blockquote { margin: .5rem 0; padding-inline-start: .9rem; border-inline-start: 4px solid var(--line); color: var(--muted); }
        :is(blockquote, ul, ol) :is(blockquote, ul, ol) :is(blockquote, ul, ol) :is(blockquote, ul, ol) :is(blockquote, ul, ol) {
          padding-inline-start: 0; margin-inline: 0; border-inline-start-width: 0; list-style-position: inside; }
        hr { border: 0; border-top: 1px solid var(--line); }
        .scroll { overflow-x: auto; }
        details { margin: .75rem 0; } summary { cursor: pointer; }
        details table { width: auto; }
        footer { margin: 2.5rem 0 1rem; border-top: 1px solid var(--line); }
        @media (max-width: 40rem) {
          .stack thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
          .stack, .stack tbody, .stack tr, .stack th, .stack td { display: block; }
          .stack tr { border-bottom: 1px solid var(--line); padding: .6rem 0; }
          .stack th, .stack td { border: 0; padding: .15rem 0; }
          .stack td::before { content: attr(data-label) ": "; color: var(--muted); }
          article { padding: .75rem; }
          .body ul, .body ol { padding-inline-start: 1.4rem; }
        }
        @media print {
          :root { --page: #ffffff; --text: #000000; --muted: #444444; --line: #999999; --box: #f6f8fa; --link: #000000;
            --bad: #7a0000; --good: #004d1a; }
          body { max-width: none; padding: 0; font-size: 10pt; }
          nav, .skip, details { display: none; }
          h2, h3 { break-after: avoid; }
          figure, tr, .chain { break-inside: avoid; }
          article { content-visibility: visible; border: 0; border-top: 1px solid var(--line); border-radius: 0; padding: .5rem 0; }
          .chart, .bar { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          .body a[href^="http"]::after { content: " (" attr(href) ")"; font-size: .85em; }
        }

        """
}
