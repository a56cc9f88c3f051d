using ConditionalAccess.Signals;

namespace ConditionalAccess.Filters;

/// <summary>A parsed filter rule (spec 5.1): one of <see cref="FilterOr"/>, <see cref="FilterAnd"/>, <see cref="FilterNot"/> or <see cref="FilterComparison"/>.</summary>
public abstract record FilterExpression
{
    private protected FilterExpression() { }

    /// <summary>The expression in canonical form (spec 5.1): one spelling of names and operators, texts in double quotes, parentheses only where
    /// they are needed to read the same tree again.</summary>
    public sealed override string ToString() => FilterPrinter.Print(this);
}

/// <summary>True when one of the terms is.</summary>
/// <param name="Terms">Two or more terms.</param>
public sealed record FilterOr(ValueArray<FilterExpression> Terms) : FilterExpression;

/// <summary>True when all of the terms are.</summary>
/// <param name="Terms">Two or more terms.</param>
public sealed record FilterAnd(ValueArray<FilterExpression> Terms) : FilterExpression;

/// <summary>True when the term is false.</summary>
/// <param name="Term">The negated term.</param>
public sealed record FilterNot(FilterExpression Term) : FilterExpression;

/// <summary>One comparison of a property with an operand.</summary>
/// <param name="Property">What is compared.</param>
/// <param name="Operator">How.</param>
/// <param name="Operand">With what.</param>
/// <param name="IsUnderstood">False when the property is unknown or the operand has the wrong form: the comparison's value is then unknown.</param>
public sealed record FilterComparison(FilterProperty Property, FilterOperator Operator, FilterOperand Operand, bool IsUnderstood) : FilterExpression;

/// <summary>Which rule language a text is in.</summary>
public enum FilterKind : byte
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Device filters: <c>device.*</c> (spec 5.2).</summary>
    Device,

    /// <summary>Custom security attribute filters: <c>CustomSecurityAttribute.*</c> (spec 5.7).</summary>
    SecurityAttributes,
}

/// <summary>The property of a comparison.</summary>
/// <param name="Device">The device attribute; <see cref="DeviceProperty.Unknown"/> for a custom security attribute or a name that is not understood.</param>
/// <param name="Name">The canonical full name: <c>device.isCompliant</c>, <c>CustomSecurityAttribute.Set_Name</c>, or the name as found.</param>
public readonly record struct FilterProperty(DeviceProperty Device, string Name)
{
    /// <summary>The part after the first dot: for a custom security attribute, the name of <see cref="SecurityAttribute"/>.</summary>
    public string AttributeName => Name[(Name.IndexOf('.', StringComparison.Ordinal) + 1)..];
}

/// <summary>The attributes a device filter can name (spec 5.2).</summary>
public enum DeviceProperty : byte
{
    /// <summary>Not a device attribute.</summary>
    Unknown = 0,

    /// <summary><c>deviceId</c>.</summary>
    DeviceId,

    /// <summary><c>displayName</c>.</summary>
    DisplayName,

    /// <summary><c>deviceOwnership</c>.</summary>
    DeviceOwnership,

    /// <summary><c>enrollmentProfileName</c>.</summary>
    EnrollmentProfileName,

    /// <summary><c>isCompliant</c>.</summary>
    IsCompliant,

    /// <summary><c>manufacturer</c>.</summary>
    Manufacturer,

    /// <summary><c>mdmAppId</c>.</summary>
    MdmAppId,

    /// <summary><c>model</c>.</summary>
    Model,

    /// <summary><c>operatingSystem</c>.</summary>
    OperatingSystem,

    /// <summary><c>operatingSystemVersion</c>.</summary>
    OperatingSystemVersion,

    /// <summary><c>physicalIds</c>.</summary>
    PhysicalIds,

    /// <summary><c>profileType</c>.</summary>
    ProfileType,

    /// <summary><c>systemLabels</c>.</summary>
    SystemLabels,

    /// <summary><c>trustType</c>.</summary>
    TrustType,

    /// <summary><c>extensionAttribute1</c>; the other fourteen follow in order.</summary>
    ExtensionAttribute1,

    /// <summary><c>extensionAttribute15</c>.</summary>
    ExtensionAttribute15 = ExtensionAttribute1 + 14,
}

/// <summary>Comparison operators (spec 5.1).</summary>
public enum FilterOperator : byte
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary><c>-eq</c>.</summary>
    Equal,

    /// <summary><c>-ne</c>.</summary>
    NotEqual,

    /// <summary><c>-startsWith</c>.</summary>
    StartsWith,

    /// <summary><c>-notStartsWith</c>.</summary>
    NotStartsWith,

    /// <summary><c>-endsWith</c>.</summary>
    EndsWith,

    /// <summary><c>-notEndsWith</c>.</summary>
    NotEndsWith,

    /// <summary><c>-contains</c>.</summary>
    Contains,

    /// <summary><c>-notContains</c>.</summary>
    NotContains,

    /// <summary><c>-in</c>.</summary>
    In,

    /// <summary><c>-notIn</c>.</summary>
    NotIn,
}

/// <summary>The form of an operand.</summary>
public enum FilterOperandKind : byte
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>One text; <c>True</c>, <c>False</c>, numbers and GUIDs are text too.</summary>
    Text,

    /// <summary>The literal null.</summary>
    Null,

    /// <summary>A list of texts.</summary>
    List,
}

/// <summary>What a property is compared with.</summary>
/// <param name="Kind">Text, null or list.</param>
/// <param name="Values">The one text, or the elements of the list; empty for null. A null literal inside a list is a null element and makes the comparison not understood.</param>
public readonly record struct FilterOperand(FilterOperandKind Kind, ValueArray<string> Values);
