using System.CommandLine;
using ConditionalAccess.Cli.Output;

namespace ConditionalAccess.Cli.Scenarios;

/// <summary><c>cactl schema</c>: the JSON Schema of scenario files, for editors.</summary>
internal static class SchemaCommand
{
    private static readonly string[] s_examples = ["cactl schema --output scenarios.schema.json"];

    public static Command Create(Streams streams)
    {
        var command = new ExampledCommand("schema", "Writes the JSON Schema of scenario files (draft-07).", s_examples, "text", "json");
        command.Answers(streams, static _ => Answer.Of(ExitCodes.Fine, static _ => Page.Raw(Text())));
        return command;
    }

    private static string Text()
    {
        using Stream stream = typeof(SchemaCommand).Assembly.GetManifestResourceStream("scenarios.schema.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
