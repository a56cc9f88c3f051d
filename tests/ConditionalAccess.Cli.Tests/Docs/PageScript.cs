using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace ConditionalAccess.Cli.Tests.Docs;

/// <summary>The C# of a page: each block is compiled and run, and knows what the blocks before it declared.</summary>
internal sealed class PageScript
{
    // Those of a new project.
    private static readonly string[] s_implicit = ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks"];

    private static readonly ScriptOptions s_options = ScriptOptions.Default
        .WithReferences(References()).WithImports(s_implicit).WithLanguageVersion(LanguageVersion.Latest);

    private ScriptState<object>? _state;

    /// <summary>Returns what the block wrote to the console, or what is wrong with it.</summary>
    public async Task<(string Output, string? Fault)> Run(string code)
    {
        TextWriter before = Console.Out;
        using var output = new StringWriter();
        Console.SetOut(output);
        try
        {
            _state = _state is null
                ? await CSharpScript.Create<object>(code, s_options).RunAsync(null, static _ => true)
                : await _state.ContinueWithAsync<object>(code, s_options, static _ => true, CancellationToken.None);
            return (output.ToString(), _state.Exception?.ToString());
        }
        catch (CompilationErrorException e)
        {
            return ("", string.Join("; ", e.Diagnostics));
        }
        finally
        {
            Console.SetOut(before);
        }
    }

    // The framework, and the packages of this project.
    private static IEnumerable<MetadataReference> References()
        => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(f => Path.GetFileName(f) is var name && (name.StartsWith("System", StringComparison.Ordinal) || name is "netstandard.dll" || name.StartsWith("ConditionalAccess.", StringComparison.Ordinal)))
            .Select(f => MetadataReference.CreateFromFile(f));
}
