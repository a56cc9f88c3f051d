using System.Globalization;
using System.Text;
using System.Xml;
using ConditionalAccess.Cli.Output;

namespace ConditionalAccess.Cli.Scenarios;

/// <summary>A test run as JUnit XML, in the subset that build services agree on. An indeterminate test is an error: it could not be decided.</summary>
internal static class TestRunJunit
{
    public static Page Write(TestRun run)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", "conditional-access");
            WriteCounts(xml, run.Files.SelectMany(f => f.Results).ToList());
            foreach (ScenarioFileResult file in run.Files) WriteSuite(xml, file);
            xml.WriteEndElement();
        }

        return Page.Raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + text);
    }

    private static void WriteSuite(XmlWriter xml, ScenarioFileResult file)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", Safe(file.File));
        WriteCounts(xml, file.Results);
        foreach (ScenarioResult result in file.Results) WriteCase(xml, file.File, result);
        xml.WriteEndElement();
    }

    private static void WriteCounts(XmlWriter xml, IReadOnlyList<ScenarioResult> results)
    {
        xml.WriteAttributeString("tests", Number(results.Count));
        xml.WriteAttributeString("failures", Number(results.Count(r => r.Status == ScenarioStatus.Failed)));
        xml.WriteAttributeString("errors", Number(results.Count(r => r.Status == ScenarioStatus.Indeterminate)));
        xml.WriteAttributeString("skipped", "0");
        xml.WriteAttributeString("time", Seconds(results.Sum(r => r.Seconds)));
    }

    private static void WriteCase(XmlWriter xml, string file, ScenarioResult result)
    {
        xml.WriteStartElement("testcase");
        int end = file.IndexOf(".tests.", StringComparison.OrdinalIgnoreCase);
        xml.WriteAttributeString("classname", Safe(end < 0 ? file : file[..end]));
        xml.WriteAttributeString("name", Safe(result.Test.Name));
        xml.WriteAttributeString("time", Seconds(result.Seconds));
        xml.WriteAttributeString("file", Safe(file));
        if (result.Status == ScenarioStatus.Failed) WriteWhy(xml, "failure", "UnexpectedVerdict", result);
        if (result.Status == ScenarioStatus.Indeterminate) WriteWhy(xml, "error", "Indeterminate", result);
        xml.WriteEndElement();
    }

    private static void WriteWhy(XmlWriter xml, string element, string type, ScenarioResult result)
    {
        string[] lines = [.. TestRunText.Details(result)];
        xml.WriteStartElement(element);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("message", Safe(lines.FirstOrDefault() ?? ""));
        xml.WriteString(string.Join('\n', lines.Select(Safe)));
        xml.WriteEndElement();
    }

    // The escapes leave nothing that XML 1.0 forbids, apart from two code points that no character has.
    private static string Safe(string text) => SafeText.Of(text).Replace('\ufffe', '?').Replace('\uffff', '?');

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(double seconds) => seconds.ToString("0.000", CultureInfo.InvariantCulture);
}
