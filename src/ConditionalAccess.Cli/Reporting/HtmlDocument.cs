using ConditionalAccess.Cli.Output;

namespace ConditionalAccess.Cli.Reporting;

/// <summary>A whole page: self-contained, without scripts, readable on a phone and on paper.</summary>
internal static class HtmlDocument
{
    private const string Style = """
        :root { color-scheme: light; --line: #d5d9e0; --soft: #5b6472; }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 76rem; padding: 1rem; font: 16px/1.5 system-ui, sans-serif; color: #1b2330; background: #fff; overflow-wrap: anywhere; }
        h1 { font-size: 1.6rem; line-height: 1.2; margin: .5rem 0; } h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; border-bottom: 2px solid var(--line); } h3 { font-size: 1.05rem; margin: 0 0 .25rem; }
        p { margin: .25rem 0; } ul { margin: .25rem 0; padding-left: 1.2rem; } .soft { color: var(--soft); font-size: .9rem; }
        nav a { display: inline-block; margin-right: 1rem; padding: .3rem 0; color: #1a4fa3; }
        .card { border: 1px solid var(--line); border-radius: .5rem; padding: .75rem; margin: .75rem 0; break-inside: avoid; }
        dl { display: grid; grid-template-columns: 7rem 1fr; gap: .15rem .75rem; margin: .4rem 0 0; } dt { color: var(--soft); } dd { margin: 0; }
        .tag { display: inline-block; border-radius: 1rem; padding: 0 .6rem; font-size: .85rem; font-weight: 600; border: 1px solid var(--line); white-space: nowrap; }
        .scroll { overflow-x: auto; margin: .5rem 0 1rem; } table { border-collapse: collapse; font-size: .85rem; }
        th, td { border: 1px solid var(--line); padding: .3rem .5rem; text-align: left; vertical-align: top; min-width: 6.5rem; max-width: 18rem; overflow-wrap: break-word; }
        th { background: #f3f5f8; } tbody th { min-width: 7.5rem; } th:first-child { position: sticky; left: 0; z-index: 1; } caption { text-align: left; font-weight: 600; padding: .3rem 0; }
        .heat td { min-width: 3.2rem; text-align: center; font-weight: 600; } .heat thead th { min-width: 3.2rem; vertical-align: bottom; } .heat thead th div { writing-mode: vertical-rl; max-height: 11rem; }
        .heat thead th:first-child { min-width: 9rem; }
        .g { background: #d9f2e0; } .c { background: #fff0c2; } .r { background: #ffd9b8; } .b { background: #f7c4c8; } .u { outline: 2px dashed #6b4fb3; outline-offset: -3px; }
        .error { background: #f7c4c8; } .warning { background: #fff0c2; } .information { background: #e3ebf7; } .on { background: #d9f2e0; } .report { background: #e3ebf7; } .off { background: #eceef1; }
        @media (max-width: 500px) { body { padding: .75rem; } .heat th:first-child, .heat thead th:first-child { min-width: 7rem; max-width: 7.5rem; font-size: .75rem; } dl { grid-template-columns: 1fr; } dt { margin-top: .35rem; font-size: .85rem; } }
        @media print { body { max-width: none; font-size: 11px; padding: 0; } nav { display: none; } .scroll { overflow: visible; } table { font-size: 9px; width: 100%; } th, td { min-width: 0; } th:first-child { position: static; } * { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
        """;

    /// <param name="title">The title, as text.</param>
    /// <param name="body">Markup of the body.</param>
    public static Page Write(string title, HtmlText body)
    {
        var page = new HtmlText();
        page.Raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n<link rel=\"icon\" href=\"data:,\">\n");
        page.Element("title", title).Raw("\n<style>\n" + Style.ReplaceLineEndings("\n") + "\n</style>\n</head>\n<body>\n");
        return Page.Raw(page.Raw(body + "</body>\n</html>\n").ToString());
    }
}
