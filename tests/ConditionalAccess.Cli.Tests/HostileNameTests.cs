using System.Text.Json;
using System.Text.RegularExpressions;

namespace ConditionalAccess.Cli.Tests;

/// <summary>Names with controls and markup, in every form of every command: they stay text.</summary>
public sealed partial class HostileNameTests : IDisposable
{
    /// <summary>Escape, markup of Spectre, a command of GitHub, line ends, HTML, CDATA, Markdown, a formula, text from right to left, a line separator, a NUL.</summary>
    private const string JsonName = "\"=1+1 \\u001b[31m[red]%0A::error::x\\r\\n::error::y, <b>&]]> **z** | `q` [l](http://x) \\u202e\\u2028\\u0000\\ufffe\"";

    private readonly Workspace _files = new();

    public void Dispose() => _files.Dispose();

    public static TheoryData<string, string> Forms()
    {
        var forms = new TheoryData<string, string>();
        foreach ((string command, string words) in (ReadOnlySpan<(string, string)>)
            [("check", "text json sarif github markdown"), ("whatif", "text json"), ("test", "text json junit github markdown"), ("devices", "text json"),
            ("matrix", "text json csv html"), ("report", "text json html"), ("replay", "text json")])
        {
            foreach (string form in words.Split(' ')) forms.Add(command, form);
        }

        return forms;
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_hostile_name_stays_text(string command, string form)
    {
        ToolOutcome outcome = ToolProcess.Run([.. Line(command), "--format", form]);
        Assert.True(outcome.ExitCode is 0 or 1 or 3, outcome.Error);
        string shown = outcome.Output + outcome.Error;
        Assert.DoesNotContain(shown, c => c is '\u001b' or '\u202e' or '\u2028' or '\r' or '\0' or '\ufffe');
        Assert.DoesNotMatch(OwnCommand(), shown);
        if (form == "json" || form == "sarif")
        {
            JsonDocument.Parse(outcome.Output).Dispose();
            Assert.DoesNotContain("<b>", outcome.Output, StringComparison.Ordinal);
            Assert.Contains("::error::x", JsonDocument.Parse(outcome.Output).RootElement.ToString().Replace("\\u003A", ":", StringComparison.Ordinal), StringComparison.Ordinal);
            return;
        }

        Assert.Contains("1", outcome.Output, StringComparison.Ordinal);
        if (form is "html" or "markdown") Assert.DoesNotContain("<b>", outcome.Output, StringComparison.Ordinal);
        if (form == "markdown") Assert.DoesNotMatch(Markup(), outcome.Output);
        if (form == "junit") System.Xml.Linq.XDocument.Parse(outcome.Output);
        if (form == "csv") Assert.DoesNotMatch(Formula(), outcome.Output);
        if (form == "github") Assert.All(outcome.Output.TrimEnd('\n').Split('\n'), l => Assert.Matches("^::(error|warning|notice) (file|title)=", l));
    }

    private string[] Line(string command)
    {
        string policy = Exports.Named(JsonName, control: "mfa\", \"block");
        string export = _files.Add("policies.json", policy);
        string test = _files.Add("a.tests.json", "{ \"policies\": \"policies.json\", \"tests\": [ { \"name\": " + JsonName + ", \"signIn\": {}, \"expect\": { \"decision\": \"granted\" } } ] }");
        string log = _files.Add("log.jsonl", ReplayLogs.Graph("a", "notApplied").Replace("\"anna@example.com\"", JsonName, StringComparison.Ordinal).Replace("\"Mail\"", JsonName, StringComparison.Ordinal));
        return command switch
        {
            "whatif" => ["whatif", export],
            "test" => ["test", test],
            "devices" => ["devices", _files.Add("fleet.json", DevicesTests.Policies.Replace("\"Windows: version\"", JsonName, StringComparison.Ordinal).Replace("\"Windows: never below 19045\"", JsonName, StringComparison.Ordinal)),
                _files.Add("inventory.json", DevicesTests.Inventory.Replace("\"OLD\"", JsonName, StringComparison.Ordinal))],
            "replay" => ["replay", export, log, "--against", _files.Add("other.json", Exports.Named(JsonName, control: "compliantDevice"))],
            "report" => ["report", export, "--tests", test],
            _ => [command, export],
        };
    }

    [GeneratedRegex("^::error::", RegexOptions.Multiline)]
    private static partial Regex OwnCommand();

    [GeneratedRegex(@"(^|[^\\])(\*\*z|`q|\[l\])")]
    private static partial Regex Markup();

    [GeneratedRegex("(^|,)\"?[=+@-]", RegexOptions.Multiline)]
    private static partial Regex Formula();
}
