using System.Globalization;
using ConditionalAccess.Cli.Checking;
using ConditionalAccess.Cli.Matrix;
using ConditionalAccess.Cli.Output;
using ConditionalAccess.Cli.Scenarios;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Cli.Reporting;

/// <summary>A report as one page.</summary>
internal static class ReportHtml
{
    public static Page Write(TenantReport report)
    {
        var body = new HtmlText();
        AddHead(body, report);
        AddPolicies(body, report);
        body.Raw("<h2 id=\"matrix\">What each sign-in needs</h2>\n");
        if (report.Matrix is { } matrix) MatrixHtml.Add(body, matrix);
        else body.Element("p", report.MatrixRefusal ?? "").Raw("\n");
        AddFindings(body, report.Export);
        if (report.Tests is { } tests) AddTests(body, tests);
        return HtmlDocument.Write("Conditional Access report", body);
    }

    private static void AddHead(HtmlText body, TenantReport report)
    {
        CheckedExport export = report.Export;
        body.Raw("<h1>Conditional Access report</h1>\n<p>").Name(export.Path).Raw("</p>\n<p>");
        Tag(body, "on", report.Count("enabled"), "enabled");
        Tag(body, "report", report.Count("report-only"), "report-only");
        Tag(body, "off", report.Policies.Count - report.Count("enabled") - report.Count("report-only"), "other");
        foreach (DiagnosticSeverity severity in (DiagnosticSeverity[])[DiagnosticSeverity.Error, DiagnosticSeverity.Warning])
        {
            if (export.Count(severity) is > 0 and int count) Tag(body, FindingsText.Word(severity), count, FindingsText.Word(severity) + (count == 1 ? "" : "s"));
        }

        body.Raw("</p>\n<nav><a href=\"#policies\">Policies</a><a href=\"#matrix\">What is needed</a><a href=\"#findings\">Findings</a>");
        body.Raw(report.Tests is null ? "</nav>\n" : "<a href=\"#coverage\">Tests</a></nav>\n");
    }

    private static void Tag(HtmlText body, string style, int count, string word)
        => body.Raw("<span class=\"tag " + style + "\">").Text(count.ToString(CultureInfo.InvariantCulture) + " " + word).Raw("</span> ");

    private static void AddPolicies(HtmlText body, TenantReport report)
    {
        body.Raw("<h2 id=\"policies\">Policies</h2>\n");
        if (report.Policies.Count == 0) body.Raw("<p>There is no policy.</p>\n");
        foreach (PolicyDescription policy in report.Policies)
        {
            string style = policy.State switch { "enabled" => "on", "report-only" => "report", _ => "off" };
            body.Raw("<section class=\"card\">\n<h3>").Name(policy.Name).Raw(" <span class=\"tag " + style + "\">").Text(policy.State).Raw("</span></h3>\n<dl>");
            foreach ((string title, string text) in ReportText.Rows(policy)) body.Element("dt", title).Raw("<dd>").Name(text).Raw("</dd>");
            body.Raw("</dl>\n</section>\n");
        }
    }

    private static void AddFindings(HtmlText body, CheckedExport export)
    {
        body.Raw("<h2 id=\"findings\">Findings</h2>\n");
        if (export.Findings.Count == 0) body.Raw("<p>No findings.</p>\n");
        foreach (PolicyDiagnostic finding in export.Findings.OrderByDescending(f => f.Severity))
        {
            string word = FindingsText.Word(finding.Severity);
            body.Raw("<section class=\"card\">\n<h3><span class=\"tag " + word + "\">" + word + "</span> ").Text(finding.Code).Raw("</h3>\n<p>").Name(finding.Message).Raw("</p>\n");
            body.Raw("<p><strong>Remedy:</strong> ").Name(finding.Remedy).Raw("</p>\n<p class=\"soft\">").Name(FindingsText.Place(export, finding)).Raw("</p>\n</section>\n");
        }
    }

    private static void AddTests(HtmlText body, TestRun tests)
    {
        body.Raw("<h2 id=\"coverage\">Tests and coverage</h2>\n<p>");
        Tag(body, "on", tests.Count(ScenarioStatus.Passed), "passed");
        Tag(body, "error", tests.Count(ScenarioStatus.Failed), "failed");
        Tag(body, "warning", tests.Count(ScenarioStatus.Indeterminate), "indeterminate");
        body.Raw("</p>\n");
        foreach ((string file, ScenarioResult result) in tests.Files.SelectMany(f => f.Results.Where(r => r.Status != ScenarioStatus.Passed).Select(r => (f.File, r))))
        {
            body.Raw("<section class=\"card\">\n<h3>").Name(result.Test.Name).Raw(" <span class=\"tag error\">").Text(Words.Of(result.Status)).Raw("</span></h3>\n");
            foreach (string detail in TestRunText.Details(result)) body.Raw("<p>").Name(detail).Raw("</p>\n");
            body.Raw("<p class=\"soft\">").Name(file).Raw("</p>\n</section>\n");
        }

        foreach (PolicyCoverage coverage in tests.Coverage) AddCoverage(body, coverage);
    }

    private static void AddCoverage(HtmlText body, PolicyCoverage coverage)
    {
        body.Raw("<div class=\"scroll\">\n<table>\n<thead><tr><th>policy</th><th>applied</th><th>entries decided</th><th>decided by no test</th></tr></thead>\n<tbody>\n");
        foreach (CoveredPolicy policy in coverage.Policies)
        {
            string part = string.Create(CultureInfo.InvariantCulture, $"{policy.EntryCount - policy.UndecidedEntries.Count} of {policy.EntryCount}");
            body.Raw("<tr><th>").Name(policy.Name).Raw(policy.WasApplied ? "</th><td class=\"g\">yes</td>" : "</th><td class=\"b\">no</td>");
            body.Element(policy.UndecidedEntries.Count == 0 ? "td class=\"g\"" : "td class=\"c\"", part).Raw("<td>").Name(string.Join(", ", policy.UndecidedEntries)).Raw("</td></tr>\n");
        }

        body.Raw("</tbody>\n</table>\n</div>\n");
    }
}
