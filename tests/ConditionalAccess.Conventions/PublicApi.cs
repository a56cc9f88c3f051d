using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ConditionalAccess.Conventions;

/// <summary>Writes what users of a library can see: one line for each type and member, in ordinal order, without what the compiler adds to records.</summary>
internal static class PublicApi
{
    private static readonly SymbolDisplayFormat s_type = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
        kindOptions: SymbolDisplayKindOptions.IncludeTypeKeyword);

    private static readonly SymbolDisplayFormat s_member = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
        memberOptions: SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeRef | SymbolDisplayMemberOptions.IncludeConstantValue,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeParamsRefOut | SymbolDisplayParameterOptions.IncludeDefaultValue,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static string Of(CSharpCompilation compilation)
    {
        var text = new StringBuilder();
        foreach (INamedTypeSymbol type in Types(compilation.Assembly.GlobalNamespace).OrderBy(Header, StringComparer.Ordinal))
        {
            text.Append(Header(type)).Append('\n');
            foreach (string member in type.GetMembers().Where(m => IsShown(type, m)).Select(m => Line(type, m)).Order(StringComparer.Ordinal))
                text.Append("    ").Append(member).Append('\n');
        }

        return text.ToString();
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container)
        => container.GetMembers().OfType<INamespaceOrTypeSymbol>()
            .SelectMany(m => m is INamedTypeSymbol type ? (IsVisible(type) ? Types(type).Prepend(type) : []) : Types(m));

    private static string Header(INamedTypeSymbol type)
    {
        string bases = string.Join(", ", new[] { type.BaseType }
            .Where(b => b is { SpecialType: SpecialType.None } && type.TypeKind == TypeKind.Class)
            .Concat(type.Interfaces.Where(i => !i.IsImplicitlyDeclared)).Select(b => b!.ToDisplayString(s_member)).Order(StringComparer.Ordinal));
        string modifiers = type is { TypeKind: TypeKind.Class, IsStatic: true } ? "static "
            : type is { TypeKind: TypeKind.Class, IsAbstract: true } ? "abstract "
            : type is { TypeKind: TypeKind.Class, IsSealed: true } ? "sealed "
            : type.IsReadOnly ? "readonly " : string.Empty;
        return type.ToDisplayString(s_type) + (modifiers.Length == 0 ? string.Empty : " [" + modifiers.TrimEnd() + "]") + (bases.Length == 0 ? string.Empty : " : " + bases);
    }

    private static bool IsShown(INamedTypeSymbol type, ISymbol member)
        => IsVisible(member) && !member.IsImplicitlyDeclared && member is not INamedTypeSymbol
            && member is not IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.ExplicitInterfaceImplementation };

    private static bool IsVisible(ISymbol symbol)
        => symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    private static string Line(INamedTypeSymbol type, ISymbol member)
        => type.TypeKind == TypeKind.Enum && member is IFieldSymbol field
            ? field.Name + " = " + Convert.ToInt64(field.ConstantValue, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)
            : member.ToDisplayString(s_member);
}
