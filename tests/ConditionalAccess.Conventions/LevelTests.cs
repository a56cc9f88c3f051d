using Microsoft.CodeAnalysis;

namespace ConditionalAccess.Conventions;

public class LevelTests
{
    // Names that cannot be resolved would hide a reference.
    private static readonly string[] s_unresolved = ["CS0103", "CS0234", "CS0246", "CS0400", "CS1061"];

    [Fact]
    public void No_room_knows_a_higher_room_or_a_neighbour_of_level_2() => Expect.None(Levels.Violations(SourceTree.BoundCore));

    [Fact]
    public void Every_name_of_Core_is_resolved()
        => Expect.None(SourceTree.BoundCore.GetDiagnostics().Where(d => s_unresolved.Contains(d.Id)).Select(d => d.ToString()));

    [Theory]
    [InlineData("Model/Seeded.cs", "namespace ConditionalAccess.Model; class Seeded { object x = Validation.PolicyValidator.Validate(null!, null!); }", "Model must not know PolicyValidator of Validation")]
    [InlineData("Semantics/Seeded.cs", "namespace ConditionalAccess.Semantics; using Validation; class Seeded { object x = BuiltInRoles.Count; }", "Semantics must not know BuiltInRoles of Validation")]
    [InlineData("Evaluation/Seeded.cs", "namespace ConditionalAccess.Evaluation; class Seeded { Model.ConditionSet? x; }", "Evaluation must not know ConditionSet of Model")]
    [InlineData("Signals/Seeded.cs", "namespace ConditionalAccess.Signals; class Seeded { bool X(SignIn s) => default(SessionControlResult).NotSupported; }", "Signals must not know SessionControlResult of root vocabulary that names Model enumerations")]
    [InlineData("Diagnostics/Seeded.cs", "namespace ConditionalAccess.Diagnostics; class Seeded { void X() { foreach (var p in Make().Policies) _ = p.Conditions; } static dynamic Make() => null!; Model.TenantConfiguration T; }", "Diagnostics must not know TenantConfiguration of Model")]
    [InlineData("Seeded.cs", "namespace ConditionalAccess; class Seeded { Filters.FilterKind x; }", "root vocabulary must not know FilterKind of Filters")]
    [InlineData("Explaining/Seeded.cs", "namespace ConditionalAccess.Explaining; class Seeded { PolicyEngine? x; }", "Explaining must not know PolicyEngine of root facade")]
    [InlineData("NamedSeeded.cs", "namespace ConditionalAccess; class Seeded { SignInDocument? x; }", "root vocabulary must not know SignInDocument of root facade")]
    [InlineData("Cellar/Seeded.cs", "namespace ConditionalAccess.Cellar; class Seeded { }", "Cellar/Seeded.cs: the room Cellar has no level")]
    public void A_forbidden_reference_is_reported(string path, string source, string expected)
        => Assert.Contains(Levels.Violations(SourceTree.CoreWith(path, source), path), v => v.Contains(expected, StringComparison.Ordinal));

    [Theory]
    [InlineData("Evaluation/Seeded.cs", "namespace ConditionalAccess.Evaluation; class Seeded { Model.PersistentBrowserMode x; SignIn y; }")]
    [InlineData("Explaining/Seeded.cs", "namespace ConditionalAccess.Explaining; class Seeded { Model.ConditionSet? x; object y = Validation.BuiltInRoles.Count; Explanation? z; }")]
    [InlineData("PolicySetSeeded.cs", "namespace ConditionalAccess; class Seeded { object y = Validation.BuiltInRoles.Count; }")]
    public void An_allowed_reference_is_not_reported(string path, string source)
        => Expect.None(Levels.Violations(SourceTree.CoreWith(path, source), path));
}
