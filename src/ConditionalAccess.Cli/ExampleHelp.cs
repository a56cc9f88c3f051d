using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace ConditionalAccess.Cli;

/// <summary>Help as the parser writes it, with examples at the end.</summary>
internal sealed class ExampleHelp(HelpAction inner) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        try
        {
            Write(parseResult, parseResult.InvocationConfiguration.Output);
        }
        catch (IOException)
        {
            // A broken pipe: who reads it has read enough.
        }

        return ExitCodes.Fine;
    }

    private void Write(ParseResult parseResult, TextWriter output)
    {
        inner.Invoke(parseResult);
        if (parseResult.CommandResult.Command is not ExampledCommand { Examples: { Count: > 0 } examples }) return;
        output.Write("Examples:\n");
        foreach (string example in examples) output.Write("  " + example + "\n");
        output.Write("\n");
    }
}
