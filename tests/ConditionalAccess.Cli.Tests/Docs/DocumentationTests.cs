namespace ConditionalAccess.Cli.Tests.Docs;

/// <summary>Every fenced block of every page is run or compared. The current folder and the console belong to the process, so nothing else runs meanwhile.</summary>
[CollectionDefinition(nameof(DocumentationTests), DisableParallelization = true)]
[Collection(nameof(DocumentationTests))]
public sealed class DocumentationTests
{
    private static readonly string[] s_left = ["bin", "obj", "artifacts", "BenchmarkDotNet.Artifacts", "TestResults", ".git"];

    public static TheoryData<string> Pages => [.. Names()];

    private static string[] Names() => [.. Directory.EnumerateFiles(SampleTests.Root(), "*.md", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(SampleTests.Root(), f).Replace('\\', '/')).Where(f => !f.Split('/').Intersect(s_left).Any()).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_block_of_the_page_holds(string page)
        => None(await PageRun.Faults(await File.ReadAllTextAsync(Path.Combine(SampleTests.Root(), page))));

    [Fact]
    public void The_pages_that_matter_are_found()
        => Assert.Superset(
            new HashSet<string>(["README.md", "src/ARCHITECTURE.md", "src/ConditionalAccess.Core/README.md", "src/ConditionalAccess.Cli/README.md", "tests/README.md", ".github/CONTRIBUTING.md"]),
            Names().ToHashSet());

    [Fact]
    public void Ci_runs_what_no_test_runs()
        => Assert.All(CommandsOfCi.All, c => Assert.Contains(c.Text, File.ReadAllText(Path.Combine(SampleTests.Root(), c.Script)), StringComparison.Ordinal));

    [Theory]
    [InlineData("```\ncactl check export\n```", "line 1: nobody knows what a block '' is and how to check it")]
    [InlineData("a\n\n```perl\n1;\n```", "line 3: nobody knows what a block 'perl' is and how to check it")]
    [InlineData("```sh\nrm -rf export\n```", "line 1: no test runs 'rm -rf export'")]
    [InlineData("```sh\ndotnet test --filter X\n```", "line 1: no test runs 'dotnet test --filter X'")]
    [InlineData("```sh\ncactl check nowhere\n```", "line 1: 'cactl check nowhere' ended with 2, not with 0: ")]
    [InlineData("```sh\ncactl check samples/TenantTests/export # exit code 1\n```", "line 1: 'cactl check samples/TenantTests/export' ended with 0, not with 1: ")]
    [InlineData("```sh\ncactl chekc samples/TenantTests/export\n```", "line 1: 'cactl chekc samples/TenantTests/export' ended with 2, not with 0: ")]
    [InlineData("```sh\ncd samples/TenantTests\ncactl test tests\n```\n\n```text\n...\n8 passed, 0 failed\n```", "line 6: this is not what comes out, which is:\ncoverage of export: ")]
    [InlineData("```text\nout of nowhere\n```", "line 1: there is no command or code whose output this is; ")]
    [InlineData("```csharp\nint x = \"1\";\n```", "line 1: (1,9): error CS0029: ")]
    [InlineData("```csharp\nint x = 1;\n```\n```csharp\nConsole.WriteLine(x + y);\n```", "line 4: (1,23): error CS0103: ")]
    [InlineData("```csharp\nConditionalAccess.PolicySet.Load(\"nowhere\");\n```", "line 1: ConditionalAccess.Diagnostics.PolicyFormatException: ")]
    [InlineData("```csharp\nConsole.WriteLine(1);\n```\n```text\n2\n```", "line 4: this is not what comes out, which is:\n1\n")]
    [InlineData("```csharp\nConsole.WriteLine(1);\n```\n```text\n...\n```", "line 4: it shows nothing")]
    [InlineData("```json a.json\n{ \"a\": 1, }\n```\n", "line 1: a.json is named by no command and no code after it")]
    [InlineData("```json a.json\n{ \"a\" }\n```\n```sh\ncactl check a.json # exit code 2\n```", "line 1: a.json cannot be read: ")]
    [InlineData("```yaml a.tests.yaml\na: [\n```\n```sh\ncactl test a.tests.yaml # exit code 2\n```", "line 1: a.tests.yaml cannot be read: ")]
    [InlineData("```json t/a.tests.json\n{ \"tests\": [] }\n```\n```sh\ncactl test t\n```", "line 4: 'cactl test t' ended with 2, not with 0: ")]
    [InlineData("```text diagram\nPolicySet --> PolicyMotor.Evaluate\n```", "line 1: there is no source file PolicyMotor.cs")]
    [InlineData("```sh\ncactl schema", "line 1: the block has no end")]
    public async Task A_wrong_block_is_found(string page, string fault)
        => Assert.StartsWith(fault, Assert.Single(await PageRun.Faults(page)).ReplaceLineEndings("\n"), StringComparison.Ordinal);

    [Theory]
    [InlineData("```sh\n# a comment\ncd samples/TenantTests\ncactl check 'export' \\\n  --strict # exit code 1\n```\n```text\n...\n3 policies: 1 warning, 2 information\n```")]
    [InlineData("```csharp\nvar x = new List<int> { 1 };\n```\n```csharp\nint[] y = [.. x, 2];\nforeach (int i in y) Console.WriteLine(i);\n```\n```text\n...\n2\n```")]
    [InlineData("```json a.json\n{ \"value\": [] }\n```\n```sh\ncactl check a.json # exit code 2\n```\n```text\n...\ncactl: 'a.json' was refused, so the policies were not validated\n```")]
    [InlineData("- a list\n\n  ```csharp\n  Console.WriteLine(1);\n  ```\n\n  ```text\n  1\n  ```\n\n````text diagram\n```\n````")]
    public async Task A_right_block_is_not_found(string page) => None(await PageRun.Faults(page));

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_type_and_member_that_the_page_names_exists(string page)
        => Assert.Empty(PageNames.Missing(await File.ReadAllTextAsync(Path.Combine(SampleTests.Root(), page))));

    [Theory]
    [InlineData("`PolicySet.Laod` and `PolicySet.Load`", "PolicySet.Laod")]
    [InlineData("`Device.IsCompliantt`", "Device.IsCompliantt")]
    [InlineData("```\n`PolicySet.No`\n```\n`ComplianceEngine.ViewFlet(inventory, now)`", "ComplianceEngine.ViewFlet")]
    public void A_name_of_nothing_is_found(string page, string name) => Assert.Equal([name], PageNames.Missing(page));

    [Theory]
    [InlineData("`Directory.Packages.props`, `PolicySet.Load(folder).Compile()`, `ComplianceEngine.ViewFleet`, `Client.AppType`, `EvaluationMode.WhatIf`")]
    public void A_name_of_something_is_not_found(string page) => Assert.Empty(PageNames.Missing(page));

    private static void None(IReadOnlyList<string> faults) => Assert.True(faults.Count == 0, string.Join('\n', faults));
}
