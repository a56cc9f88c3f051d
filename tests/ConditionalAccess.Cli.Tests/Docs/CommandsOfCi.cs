namespace ConditionalAccess.Cli.Tests.Docs;

/// <summary>A command of the pages that no test runs, because CI runs it itself.</summary>
/// <param name="Begin">How the command begins, or all of it.</param>
/// <param name="Script">The file of CI that runs it.</param>
/// <param name="Text">The text in that file.</param>
/// <param name="Reason">Why a test does not run it.</param>
internal sealed record CommandOfCi(string Begin, string Script, string Text, string Reason);

/// <summary>The one place that lists them. Every other command of a page is run.</summary>
internal static class CommandsOfCi
{
    public static IReadOnlyList<CommandOfCi> All { get; } =
    [
        new("dotnet build", ".ci/run", "dotnet build --nologo", "a test cannot build the tree that it runs from"),
        new("dotnet test", ".ci/run", "dotnet test --no-build", "it would start itself"),
        new("bash .ci/run", ".github/workflows/ci.yml", "bash .ci/run", "it starts the tests"),
        new("dotnet add package ConditionalAccess.Core", ".ci/pack", "<PackageReference Include=\"ConditionalAccess.Core\"", "it needs a package source; CI uses the packed file"),
        new("dotnet add package ConditionalAccess.Scripting", ".ci/pack", "<PackageReference Include=\"ConditionalAccess.Scripting\"", "it needs a package source; CI uses the packed file"),
        new("dotnet tool install --global ConditionalAccess.Cli", ".ci/pack", "dotnet tool install ConditionalAccess.Cli", "it needs a package source; CI uses the packed file"),
        new("dotnet run -c Release --project benchmarks/ConditionalAccess.Benchmarks -- ", ".ci/run", "dotnet run -c Release --project benchmarks/ConditionalAccess.Benchmarks -- gate", "a full measurement takes hours; CI runs the gate"),
    ];

    public static bool Runs(string command) => All.Any(c => command == c.Begin || (c.Begin.EndsWith(' ') && command.StartsWith(c.Begin, StringComparison.Ordinal)));
}
