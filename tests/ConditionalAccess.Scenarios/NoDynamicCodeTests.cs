using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ConditionalAccess.Scenarios;

/// <summary>Where no code can be generated, as under ahead-of-time compilation, engines decide the same. The switch needs a process of its own.</summary>
public class NoDynamicCodeTests
{
    [Fact]
    public async Task A_process_without_dynamic_code_decides_every_story_random_sign_ins_and_devices_alike_and_without_allocation()
    {
        (int exitCode, string output) = await RunAsync();

        Assert.Equal(
            [
                "dynamic code supported: False",
                $"stories decided as expected: {Scenario.Names().Sum(n => Scenario.Load(n).Cases.Count)} decisions",
                "random sign-ins decided as by the reference: 6000 decisions",
                "random devices decided as by the reference: 3000 evaluations",
                "filters as plain delegates: True",
                "bytes allocated by an evaluation: 0",
            ],
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        Assert.Equal(0, exitCode);
    }

    private static async Task<(int ExitCode, string Output)> RunAsync()
    {
        var start = new ProcessStartInfo(Host()) { RedirectStandardOutput = true, UseShellExecute = false, ArgumentList = { "exec", Program() } };
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }

    // The command that started this runtime; the test host itself may be another program.
    private static string Host()
    {
        string name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        return Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name));
    }

    private static string Program()
    {
        string folder = AppContext.BaseDirectory.Replace("ConditionalAccess.Scenarios", "ConditionalAccess.NoDynamicCode", StringComparison.Ordinal);
        return Path.Combine(folder, "ConditionalAccess.NoDynamicCode.dll");
    }
}
