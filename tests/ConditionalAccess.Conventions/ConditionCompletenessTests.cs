using System.Text.RegularExpressions;
using ConditionalAccess.Model;

namespace ConditionalAccess.Conventions;

/// <summary>A condition, grant control or session control that some room forgot would be silently ignored there; this names it.</summary>
public sealed class ConditionCompletenessTests
{
    /// <summary>The rooms that must know every part of a policy.</summary>
    private static readonly (string Room, string Folder)[] Rooms =
    [
        ("reading and writing", "src/ConditionalAccess.Core/Json"),
        ("the reference evaluator", "src/ConditionalAccess.Core/Semantics"),
        ("the compiler", "src/ConditionalAccess.Core/Compilation"),
        ("the generator", "tests/ConditionalAccess.Testing/Generation"),
    ];

    public static TheoryData<string> Parts => [.. PartsOf(typeof(ConditionSet), typeof(GrantControls), typeof(SessionControls), typeof(UserAssignment), typeof(ApplicationAssignment), typeof(ClientApplicationAssignment))];

    [Theory, MemberData(nameof(Parts))]
    public void Every_room_knows_every_part_of_a_policy(string part) => Assert.Empty(Missing(part));

    [Fact]
    public void A_part_that_no_room_knows_is_named_with_every_room()
        => Assert.Equal(Rooms.Select(r => r.Room), Missing("PhaseOfTheMoonLevels"));

    [Fact]
    public void Every_built_in_control_is_known_to_both_evaluators()
    {
        foreach (string control in Enum.GetNames<BuiltInControl>().Where(c => c != nameof(BuiltInControl.Unknown)))
        {
            Assert.Contains("BuiltInControl." + control, Text("src/ConditionalAccess.Core/Semantics"), StringComparison.Ordinal);
            Assert.Contains("BuiltInControl." + control, Text("src/ConditionalAccess.Core/Compilation"), StringComparison.Ordinal);
        }
    }

    private static IEnumerable<string> PartsOf(params Type[] types)
        => types.SelectMany(t => t.GetProperties()).Where(p => p.Name is not ("Extra" or "All" or "EqualityContract") && p.GetMethod is { IsStatic: false })
            .Select(p => p.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Missing(string part)
        => Rooms.Where(r => !Regex.IsMatch(Text(r.Folder), $@"\b{part}\b")).Select(r => r.Room);

    private static string Text(string folder)
    {
        string root = SourceTree.Root;
        return string.Join('\n', Directory.EnumerateFiles(Path.Combine(root, folder), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
    }
}
