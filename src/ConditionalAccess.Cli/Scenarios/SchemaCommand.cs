using System.CommandLine;
using ConditionalAccess.Cli.Output;

namespace ConditionalAccess.Cli.Scenarios;

/// <summary><c>cactl schema</c>: JSON Schemas of the files that commands read and of their answers.</summary>
internal static class SchemaCommand
{
    private const string Ending = ".schema.json";

    private static readonly string[] s_examples = ["cactl schema --output scenarios.schema.json", "cactl schema check --output check.schema.json"];

    /// <summary>The schemas that are shipped, in the order of their names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. typeof(SchemaCommand).Assembly.GetManifestResourceNames()
        .Where(n => n.EndsWith(Ending, StringComparison.Ordinal)).Select(n => n[..^Ending.Length]).Order(StringComparer.Ordinal)];

    public static Command Create(Streams streams)
    {
        var command = new ExampledCommand("schema", "Writes a JSON Schema (draft-07): of scenario files and other input, for editors, and of what each command answers with --format json.", s_examples, "text", "json");
        var name = new Argument<string>("name")
        {
            Description = "Which one: " + string.Join(", ", Names) + ".",
            DefaultValueFactory = static _ => "scenarios",
            HelpName = "name",
        };
        name.AcceptOnlyFromAmong([.. Names]);
        command.Arguments.Add(name);
        command.Answers(streams, parsed => Answer.Of(ExitCodes.Fine, _ => Page.Raw(Text(parsed.GetValue(name)!))));
        return command;
    }

    private static string Text(string name)
    {
        using Stream stream = typeof(SchemaCommand).Assembly.GetManifestResourceStream(name + Ending)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
