using System.Text.Json;
using ConditionalAccess.Cli.Scenarios;

namespace ConditionalAccess.Cli.Tests;

/// <summary>The sample tenant, as its README shows it.</summary>
public sealed class SampleTests : IDisposable
{
    private static readonly string s_sample = Path.Combine(Root(), "samples", "TenantTests");

    private readonly Workspace _files = new();

    public SampleTests()
    {
        foreach (string file in Directory.EnumerateFiles(s_sample, "*", SearchOption.AllDirectories))
            _files.Add(Path.GetRelativePath(s_sample, file), File.ReadAllText(file));
    }

    public void Dispose() => _files.Dispose();

    [Fact]
    public void The_sample_passes_and_names_the_exclusion_that_no_test_decides()
        => Assert.Equal(
            new Outcome(0, """
                coverage of ~/export: 3 of 3 policies applied, 9 of 10 entries decided
                  'T02 Block legacy authentication': excludeGroups 2f7b4e18-93c6-4a0d-b5e7-8d1c6a3f9e20 was decided by no test
                7 passed, 0 failed

                """.ReplaceLineEndings("\n"), ""),
            _files.Run("test", _files["."]));

    [Fact]
    public void A_policy_that_is_broken_makes_a_test_fail_that_names_sign_in_difference_and_policy()
    {
        string policies = _files["export/policies.json"];
        File.WriteAllText(policies, File.ReadAllText(policies).Replace("[\"block\"]", "[\"mfa\"]", StringComparison.Ordinal));
        Outcome outcome = _files.Run("test", _files["."]);
        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("""
            FAILED tests/people.tests.json: legacy authentication is blocked
              requires: expected block; mfa, got mfa
              'T01 Multifactor authentication for everyone': failure, requires mfa (not satisfied)
              'T02 Block legacy authentication': failure, requires mfa (not satisfied)

            """.ReplaceLineEndings("\n"), outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_workflow_of_the_sample_does_what_works_here()
    {
        using JsonDocument workflow = JsonDocument.Parse(YamlJson.Convert(File.ReadAllText(_files["policies.yml"])));
        JsonElement job = workflow.RootElement.GetProperty("jobs").GetProperty("test");
        string[] commands = [.. job.GetProperty("steps").EnumerateArray().Where(s => s.TryGetProperty("run", out _)).Select(s => s.GetProperty("run").GetString()!)];
        Assert.Equal(["dotnet", "cactl", "cactl"], commands.Select(c => c.Split(' ')[0]));
        Assert.Equal("pull_request", workflow.RootElement.GetProperty("on").GetString());
        Assert.All(commands.Skip(1), c => Assert.Equal(0, _files.Run([.. c.Split(' ')[1..].Select(w => w is "export" or "tests" ? _files[w] : w.Replace("=results.xml", "=" + _files["results.xml"], StringComparison.Ordinal))]).ExitCode));
        Assert.StartsWith("<?xml", File.ReadAllText(_files["results.xml"]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_export_of_the_sample_has_no_errors() => Assert.Equal(0, _files.Run("check", _files["export"]).ExitCode);

    internal static string Root()
    {
        DirectoryInfo? at = new(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "ConditionalAccess.Core.sln"))) at = at.Parent;
        return at?.FullName ?? throw new InvalidOperationException("the tests do not run inside a checkout");
    }
}
