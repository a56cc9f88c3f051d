using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using ConditionalAccess.Cli.Asking;
using ConditionalAccess.Cli.Checking;
using ConditionalAccess.Cli.Devices;
using ConditionalAccess.Cli.Matrix;
using ConditionalAccess.Cli.Replaying;
using ConditionalAccess.Cli.Reporting;
using ConditionalAccess.Cli.Scenarios;

namespace ConditionalAccess.Cli;

/// <summary>The tool as a function: arguments in, text and an exit code out. Nothing escapes as an exception.</summary>
internal static class Cactl
{
    private const int HelpWidth = 120;

    public static int Run(IReadOnlyList<string> arguments, Streams streams)
    {
        try
        {
            return Run(Commands(streams).Parse(arguments), streams);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return CommandFault.Report(e, streams);
        }
    }

    private static RootCommand Commands(Streams streams)
    {
        var root = new RootCommand("Checks Conditional Access policies, decides sign-ins and devices offline, and tests a tenant's policies in CI.");
        foreach (Func<Streams, Command> create in (Func<Streams, Command>[])
            [CheckCommand.Create, WhatIfCommand.Create, TestCommand.Create, ReplayCommand.Create, MatrixCommand.Create, ReportCommand.Create, DevicesCommand.Create, SchemaCommand.Create, CompletionCommand.Create])
            root.Subcommands.Add(create(streams));
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        ((HelpAction)help.Action!).MaxWidth = HelpWidth;
        help.Action = new ExampleHelp((HelpAction)help.Action!);
        return root;
    }

    private static int Run(ParseResult parsed, Streams streams)
    {
        if (parsed.Action is ParseErrorAction || (parsed.Errors.Count > 0 && parsed.Action is not ExampleHelp)) return Refuse(parsed, streams);
        var configuration = new InvocationConfiguration { Output = streams.Output, Error = streams.Error, EnableDefaultExceptionHandler = false };
        return parsed.Invoke(configuration);
    }

    private static int Refuse(ParseResult parsed, Streams streams)
    {
        foreach (string message in parsed.Errors.Select(e => OneLine(e.Message)).Distinct()) streams.Say(message);
        string command = parsed.CommandResult.Command is RootCommand ? "" : " " + parsed.CommandResult.Command.Name;
        streams.Say("'cactl" + command + " --help' shows what can be written");
        return ExitCodes.NoAnswer;
    }

    // The parser lists words on lines of their own.
    private static string OneLine(string message) => string.Join(' ', message.Split((char[])['\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
